import LeakDomain
import LeakFlow
import LeakModel

/// Locks that are taken by whoever holds them, directly or by way of a method of the same object.
///
/// Omissions: a lock that is not made in plain sight may be one that can be taken again; a method that takes it under a
/// condition is not known to.
struct LockCircles: ExecutorAnalysis {
  let executors: Executors
  private let regions: LockRegions

  init(executors: Executors) {
    self.executors = executors
    regions = LockRegions(executors)
  }

  /// How many calls away a lock may be taken to be seen.
  private static let depth = 3

  func judge() -> [WaitVerdict] {
    var locks: [Value] = []
    for site in file.calls {
      if let lock = lock(takenBy: site), !locks.contains(lock) { locks.append(lock) }
    }
    guard !locks.isEmpty else { return [] }
    return file.calls.indices.compactMap { index in
      let id = CallID(index)
      if let lock = lock(takenBy: file[id]) {
        return regions.held(at: id).contains(lock) ? verdict(id, lock, peer: nil) : nil
      }
      guard let target = ownMethod(file[id]) else { return nil }
      for lock in locks {
        guard case .takes(let range) = use(of: lock, in: target, depth: Self.depth), regions.held(at: id).contains(lock)
        else { continue }
        return verdict(id, lock, peer: range)
      }
      return nil
    }
  }

  /// The method of `self` that a call calls: another object has another lock.
  private func ownMethod(_ site: CallSite) -> BodyID? {
    guard case .global = site.callee, let resolved = program.resolve(site, file: fileIndex),
      resolved.target.file == fileIndex
    else { return nil }
    let body = file[resolved.target.body]
    return body.typeName == file[site.body].typeName && !body.isAsync ? body.id : nil
  }

  /// The lock that a call takes and gives back only later.
  private func lock(takenBy site: CallSite) -> Value? {
    guard let name = site.name, let lock = site.receiver,
      (name == "lock" && site.arguments.isEmpty) || program.models.holdsLock(name), isLock(lock, in: file[site.body])
    else { return nil }
    return lock
  }

  /// Whether a value is a lock made in plain sight: a constant of its own, or one of the type around it.
  private func isLock(_ value: Value, in body: Body) -> Bool {
    switch value {
    case .variable(let id):
      guard file[id].isLet, case .call(let made)? = file[id].definition else { return false }
      return makesLock(file[made])
    case .global(let name):
      let members = file.members.filter { $0.name == name && $0.typeName == body.typeName }
      guard members.count == 1, members[0].isLet, case .call(let made)? = members[0].initial?.value else {
        return false
      }
      return makesLock(file[made])
    default: return false
    }
  }

  private func makesLock(_ made: CallSite) -> Bool {
    guard case .global(let type) = made.callee else { return false }
    return program.models.isType(type, .lock) && !isDeclared(type)
  }

  /// A type of the sources may be what its name says, or not.
  private func isDeclared(_ type: String) -> Bool {
    program.types.isDeclared(type)
  }

  /// What a body does first to a lock, whatever its arguments say.
  private enum Use {
    case takes(SourceRange)
    case givesBack
  }

  private func use(of lock: Value, in id: BodyID, depth: Int) -> Use? {
    let body = file[id]
    var seen: Set<Int> = []
    var next: Int? = Body.entry
    while let number = next, seen.insert(number).inserted {
      for instruction in body.blocks[number].instructions {
        guard case .call(let call) = instruction.kind else { continue }
        let site = file[call]
        if site.receiver == lock { return self.lock(takenBy: site) == lock ? .takes(site.nameRange) : .givesBack }
        guard depth > 0, let inner = ownMethod(site), let use = use(of: lock, in: inner, depth: depth - 1) else {
          continue
        }
        return use
      }
      next = body.blocks[number].onlyNext
    }
    return nil
  }

  private func verdict(_ id: CallID, _ lock: Value, peer: SourceRange?) -> WaitVerdict {
    WaitVerdict(
      cause: .ownLock(wording.text(lock) ?? "the lock"), primitive: "NSLock", carrier: file[id].name ?? "",
      function: function(around: file[id].body), wait: wording.spot(file[id].nameRange), peer: peer.map(wording.spot))
  }
}

extension BasicBlock {
  /// The block behind this one, where nothing is decided.
  fileprivate var onlyNext: Int? {
    switch terminator {
    case .jump(let next), .mayThrow(_, _, let next, _): next
    case .branch, .repeatLoop, .exit, .unreachable: nil
    }
  }
}
