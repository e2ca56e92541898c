import LeakDomain
import LeakFlow
import LeakModel

/// What functions do to locks that are made in plain sight, directly or by way of methods of the same object.
struct LockUses: ExecutorAnalysis {
  let executors: Executors

  /// How many calls away a lock may be taken to be seen.
  private static let depth = 3

  /// The method of `self` that a call calls: another object has another lock.
  func ownMethod(_ site: CallSite) -> BodyID? {
    guard case .global = site.callee, let resolved = program.resolve(site, file: fileIndex),
      resolved.target.file == fileIndex
    else { return nil }
    let body = file[resolved.target.body]
    return body.typeName == file[site.body].typeName && !body.isAsync ? body.id : nil
  }

  /// The lock that a call takes and gives back only later.
  func lock(takenBy site: CallSite) -> Value? {
    guard let name = site.name, let lock = site.receiver,
      (name == "lock" && site.arguments.isEmpty) || program.models.holdsLock(name), isLock(lock, in: file[site.body])
    else { return nil }
    return lock
  }

  /// Where a method takes a lock before anything else happens to it, whatever its arguments say.
  func taking(_ lock: Value, in method: BodyID) -> SourceRange? {
    guard case .takes(let range) = use(of: lock, in: method, depth: Self.depth) else { return nil }
    return range
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

  /// A type of the sources may be what its name says, or not.
  private func makesLock(_ made: CallSite) -> Bool {
    guard case .global(let type) = made.callee else { return false }
    return program.models.isType(type, .lock) && !program.types.isDeclared(type)
  }

  /// What a body does first to a lock.
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
