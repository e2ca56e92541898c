import LeakDomain
import LeakFlow
import LeakModel

/// What is done under one lock without giving it back: a closure that a lock or a queue runs, or the way from `lock()` to `unlock()`.
struct CriticalSection: Hashable {
  var file: Int
  var lock: Value
  /// The call with which it begins.
  var begin: CallID
}

/// Where an instruction stands. The number of the instructions of a block stands for what follows them.
struct BodyPlace: Hashable {
  var body: BodyID
  var block: Int
  var instruction: Int
}

/// In which critical sections the places of one file lie.
///
/// Omissions: a lock that one function takes and another gives back is not followed.
struct CriticalSections {
  let program: Program
  let fileIndex: Int
  private var file: FlowFile { program.files[fileIndex] }
  private var closures: ClosureSites { program.executors(of: fileIndex).closures }

  /// The sections around a place, from the inside out.
  func around(_ place: BodyPlace) -> [CriticalSection] {
    var found: [CriticalSection] = []
    for place in chain(from: place) {
      found += taken(before: place)
      guard let use = closures[place.body] else { break }
      if let lock = lock(heldBy: use.call) {
        found.append(CriticalSection(file: fileIndex, lock: lock, begin: use.call))
      }
      guard runsNow(use) else { break }
    }
    return found
  }

  /// Whether a closure runs before the call that it is given to comes back.
  private func runsNow(_ use: ClosureSites.Use) -> Bool {
    switch program.models.mode(of: file[use.call], label: use.operand.label) {
    case .nowOnce, .nowPerhaps, .nowMany: true
    default: false
    }
  }

  /// A place, and those of the calls to which the closures around it are given, from the inside out.
  func chain(from place: BodyPlace) -> [BodyPlace] {
    var found = [place]
    while let use = closures[found[found.count - 1].body], let next = self.place(of: use.call), found.count < 16 {
      found.append(next)
    }
    return found
  }

  func place(of call: CallID) -> BodyPlace? {
    let body = file[file[call].body]
    for (number, block) in body.blocks.enumerated() {
      if let index = block.instructions.firstIndex(where: { $0.kind == .call(call) }) {
        return BodyPlace(body: body.id, block: number, instruction: index)
      }
    }
    return nil
  }

  /// The instruction of a body that stands in a place of the source.
  func place(at range: SourceRange, in body: BodyID) -> BodyPlace? {
    for (number, block) in file[body].blocks.enumerated() {
      if let index = block.instructions.firstIndex(where: { $0.range == range }) {
        return BodyPlace(body: body, block: number, instruction: index)
      }
    }
    return nil
  }

  /// Whether a way leads from one place to another: in the body that has both, or in which both are given to calls.
  func leads(from first: BodyPlace, to second: BodyPlace) -> Bool {
    let ends = chain(from: second)
    for start in chain(from: first) {
      guard let end = ends.first(where: { $0.body == start.body }) else { continue }
      if start.block == end.block, start.instruction < end.instruction { return true }
      let body = file[start.body]
      return body.blocks[start.block].successors.contains { body.reachable(from: $0).contains(end.block) }
    }
    return false
  }

  /// What a call holds while it runs its closure: a lock, or the queue that runs it.
  func lock(heldBy call: CallID) -> Value? {
    let site = file[call]
    guard let name = site.name, let receiver = site.receiver else { return nil }
    if program.models.holdsLock(name) { return receiver }
    guard name == "sync" || name == "async" else { return nil }
    let isQueue = program.typeName(of: receiver, file: fileIndex, in: file[site.body]) == "DispatchQueue"
    return isQueue ? receiver : nil
  }

  /// Locks on which `lock()` was called on a way to a place in the same body, and not `unlock()` since.
  private func taken(before place: BodyPlace) -> [CriticalSection] {
    program.calls(named: "lock", file: fileIndex).compactMap { id in
      let site = file[id]
      guard site.body == place.body, site.arguments.isEmpty, let lock = site.receiver, let start = self.place(of: id),
        isKept(lock, from: (start.block, start.instruction + 1), to: place)
      else { return nil }
      return CriticalSection(file: fileIndex, lock: lock, begin: id)
    }
  }

  /// Whether a way leads from behind `lock()` to a place without an `unlock()`.
  private func isKept(_ lock: Value, from start: (block: Int, instruction: Int), to place: BodyPlace) -> Bool {
    let body = file[place.body]
    var seen: Set<Int> = []
    var pending = [start]
    while let (number, first) = pending.popLast() {
      let isGoal = number == place.block && first <= place.instruction
      let last = isGoal ? place.instruction : body.blocks[number].instructions.count
      let isGivenBack = body.blocks[number].instructions[first..<last].contains { instruction in
        guard case .call(let id) = instruction.kind else { return false }
        return file[id].name == "unlock" && file[id].receiver == lock
      }
      if isGivenBack { continue }
      if isGoal { return true }
      for next in body.blocks[number].successors where seen.insert(next).inserted { pending.append((next, 0)) }
    }
    return false
  }
}
