import LeakDomain
import LeakFlow
import LeakModel

/// What closures have set that have run: on the spot, or, as a wait tells that is over, meanwhile.
///
///     queue.sync { result = compute() }
///     if let result { completion(result) }
///
/// Omissions: closures that touch the obligation are followed step by step; waits by anything but a semaphore or a group.
extension ObligationAnalysis {
  /// Learns, of the variables that a closure sets on each of its ways, that they are not nil.
  func learnWhatHasRun(_ facts: inout Facts, by site: CallSite, _ state: Tracked) {
    for operand in site.arguments {
      guard case .body(let closure) = operand.value, !mentions(closure, state), runsOnce(site, operand) else {
        continue
      }
      learnGiven(by: closure, until: nil, &facts)
    }
    if let (closure, signal) = signaller(of: site) { learnGiven(by: closure, until: signal, &facts) }
  }

  private func runsOnce(_ site: CallSite, _ operand: CallSite.Operand) -> Bool { mode(of: site, operand) == .nowOnce }

  /// The closure that alone ends a wait, and the call by which it does.
  private func signaller(of wait: CallSite) -> (BodyID, CallID)? {
    guard wait.name == "wait", wait.waitsWithoutLimit, case .variable(let id)? = wait.receiver,
      let type = program.typeName(of: .variable(id), file: fileIndex, in: file[wait.body]),
      let primitive = program.models.primitive(.semaphore, type: type) ?? program.models.primitive(.group, type: type)
    else { return nil }
    let ends = primitive.discharges.flatMap { program.calls(named: $0, file: fileIndex) }.filter {
      file[$0].subject == .variable(id)
    }
    guard ends.count == 1, let end = ends.first, file[end].body != wait.body, !file[wait.body].comesBack(to: end) else {
      return nil
    }
    return (file[end].body, end)
  }

  private func learnGiven(by closure: BodyID, until end: CallID?, _ facts: inout Facts) {
    for place in Set(program.changes(in: BodyRef(file: fileIndex, body: closure)).stored) {
      guard tests[place] != nil, case .variable(let id) = place, file[id].owner != closure else { continue }
      if isGivenSomething(place, by: file[closure], until: end) {
        facts.forget(place)
        facts.learn(.isNil(place), false)
      }
    }
  }

  /// Whether each way through a closure, or to a call in it, gives a place something.
  private func isGivenSomething(_ place: Value, by closure: Body, until end: CallID?) -> Bool {
    var giving: Set<Int> = []
    for (number, block) in closure.blocks.enumerated() {
      for instruction in block.instructions {
        guard case .assign(place, let value) = instruction.kind else { continue }
        guard isSomething(value, in: closure) else { return false }
        giving.insert(number)
      }
    }
    let isEnd = { (number: Int) -> Bool in
      if let end { return closure.blocks[number].instructions.contains { $0.kind == .call(end) } }
      if case .exit(let exit) = closure.blocks[number].terminator { return !exit.isThrow }
      return false
    }
    return !giving.isEmpty && !closure.reaches(isEnd, fromAnyOf: [Body.entry], avoiding: giving.contains)
  }

  /// Whether a value is certainly not nil where it is assigned.
  private func isSomething(_ value: Value, in body: Body) -> Bool {
    if Facts().decide(.isNil(value)) == false { return true }
    if case .variable(let id) = value, file[id].isResult { return isResultSomething(id, in: body) }
    return program.isNeverNil(stored: value, in: BodyRef(file: fileIndex, body: body.id))
  }

  /// Of `a ?? b`, `a` is taken where it is not nil.
  private func isResultSomething(_ result: VarID, in body: Body) -> Bool {
    let asked = body.blocks.compactMap { block -> Value? in
      if case .branch(.isNil(let value), kind: .coalescing, _, _, _) = block.terminator { value } else { nil }
    }
    let given = body.blocks.flatMap(\.instructions).compactMap { instruction -> Value? in
      if case .bind(result, let value) = instruction.kind { value } else { nil }
    }
    return !given.isEmpty && given.allSatisfy { asked.contains($0) || isSomething($0, in: body) }
  }
}
