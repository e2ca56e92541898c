import LeakAST
import LeakDomain
import LeakFlow
import LeakModel

/// What decisions make of an obligation's state, and what a turn of a loop leaves.
extension ObligationAnalysis {
  func decide(_ test: Test, state: Tracked, facts: Facts) -> Bool? {
    if let answer = decidesEmptiness(test, state, facts) { return answer }
    let ref = BodyRef(file: fileIndex, body: scope)
    if let list = test.listAskedForElements {
      if program.isNeverEmpty(list, in: ref) { return false }
      if let isEmpty = program.isEmpty(list, by: facts, in: ref) { return isEmpty }
    }
    if case .isCase(let value, let name) = test { return program.isOnlyCase(name, of: value, by: facts, in: ref) }
    guard case .isNil(let value) = test else { return nil }
    // By what it is told, an object has as long as it is to tell it.
    if case .global(let name) = value, primitive.parts.contains(name), isOwn(state) { return false }
    guard case .variable(let id) = value, file[id].isWeak else {
      return program.isNeverNil(value, in: ref) ? false : nil
    }
    // What the surroundings hold is there as long as they run.
    if file[id].owner == scope, scopeRunsNow { return false }
    return selfIsAlive && file[id].name == "self" ? false : nil
  }

  func took(_ test: Test, answer: Bool, to block: Int, in body: Body, state: Tracked) -> Tracked {
    var state = state
    if isRefusal(test, answer) { state.hasEndedSource = true }
    switch state.status {
    case .open:
      if case .isNil(let value) = test, answer, state.deferred?.holders.contains(value) ?? false { state.start() }
      // A carrier of another type than is known to come is nobody's.
      if case .isNil(let value) = test, answer, state.isHolder(value.uncast) || state.wrappers.contains(value) {
        state.status = .handed
      }
      if case .isNil(let value) = test, answer, companions.contains(value) { state.status = .handed }
      if isWithoutCarrier(test, answer, &state) { state.status = .handed }
      if isOwnEntry(test, answer, in: body, state) || lacksFailureHandler(test, answer) { state.status = .handed }
      if showsOpaque(test, state) || isRefusedTake(test, answer) || isTakenBack(test, answer) { state.status = .handed }
      if endsStream(test, answer, in: body) || isCountdown(test, answer, in: body) { state.status = .handed }
      let claim = isSecond(test, answer, in: body) ? Claim(test: test, answer: answer) : nil
      let isLeftToOthers =
        claim != nil || isPastOperation(test, answer)
        || (watchedSources.isEmpty && isFanIn(test, answer, in: body)) || isOtherTurn(test, answer, in: body)
        || isLeftToRunning(test, answer, in: body)
      if isLeftToOthers, !mayDischarge(from: block, in: body, state, behind: claim) { state.status = .handed }
    case .discharged:
      // Behind a flag that is set with the discharge, and where a count comes to its goal, it is not repeated.
      let isOnce = earlierAnswer(test) != nil || isOnceGuard(test, answer) || isLastOfCount(test, answer, in: body)
      if isOnce || isSharedGuard(test, in: body, state) { state.status = .handed }
    case .dormant, .handed: break
    }
    return state
  }

  /// A producer that is cancelled, or told that the stream has ended, has lost its consumer; save where others cancel it.
  private func endsStream(_ test: Test, _ answer: Bool, in body: Body) -> Bool {
    guard primitive.kind == .stream, answer else { return false }
    switch test {
    case .isTrue(.member(.global("Task"), "isCancelled")), .isTrue(.operation("is CancellationError", _)):
      return !mayBeCancelled(body)
    case .isCase(_, "terminated"): return true
    default: return false
    }
  }

  /// Whether a decision tells that somebody was here before.
  private func isSecond(_ test: Test, _ answer: Bool, in body: Body) -> Bool {
    isOnceFlag(test, answer, in: body) || isOnceGuard(test, answer)
  }

  /// A decision that tells that somebody was here before.
  private struct Claim {
    var test: Test
    var answer: Bool
  }

  /// Whether, from a block on, anything uses what carries the obligation.
  /// - Parameter claim: whoever asks again is told so again.
  private func mayDischarge(from block: Int, in body: Body, _ state: Tracked, behind claim: Claim?) -> Bool {
    var seen: Set<Int> = [block]
    var pending = [block]
    while let number = pending.popLast() {
      if body.blocks[number].instructions.contains(where: { uses($0, state) }) { return true }
      let block = body.blocks[number]
      let next = claim.map { successors(of: block, behind: $0) } ?? block.successors
      pending += next.filter { seen.insert($0).inserted }
    }
    return false
  }

  private func successors(of block: BasicBlock, behind claim: Claim) -> [Int] {
    guard case .branch(let test, _, _, let then, let otherwise) = block.terminator, asksTheSame(test, claim.test) else {
      return block.successors
    }
    return [claim.answer ? then : otherwise]
  }

  private func asksTheSame(_ test: Test, _ other: Test) -> Bool {
    if test == other { return true }
    guard case .isTrue(.call(let id)) = test, case .isTrue(.call(let earlier)) = other else { return false }
    return file[id].callee == file[earlier].callee && file[id].arguments.isEmpty && file[earlier].arguments.isEmpty
  }

  func uses(_ instruction: Instruction, _ state: Tracked) -> Bool {
    guard case .call(let id) = instruction.kind else { return false }
    let site = file[id]
    if state.isHolder(site.callee) || state.answers.contains(site.callee) { return true }
    if let receiver = site.receiver, state.isHolder(receiver) || state.wrappers.contains(receiver) { return true }
    if let closure = program.closureBody(of: site.callee, file: fileIndex), mentions(closure, state) { return true }
    return site.arguments.contains { operand in
      state.carries(operand.value) || isDischargingMethod(operand.value, state)
        || closure(in: operand.value, state) != nil || holdsClosure(operand.value, state)
    }
  }

  /// Whether a variable that may be older than the turn of a loop has it as well, for another turn.
  private func isHeldByVariable(_ state: Tracked) -> Bool {
    state.holders.contains { holder in
      guard case .variable(let id) = holder, !file[id].isLet else { return false }
      if case .bind(id, _)? = trigger { return false }
      return true
    }
  }

  func relevant(_ facts: Facts, after range: SourceRange, in body: Body) -> Facts {
    program.relevant(facts, after: range, in: body, tests: tests)
  }

  func endOfTurn(head: Int, range: SourceRange, body: Body, state: Tracked, facts: Facts) -> Tracked? {
    let isLast =
      body.id == scope && enclosingLoopHeads.contains(head) && mayTell(state) && !isHeldByVariable(state)
    let endsElement = isGathered && endsTurnOfElement(head: head, in: body, state)
    guard state.status == .open, isLast || endsElement else { return state }
    if endsElement, isVisitedAgain(behind: head, in: body) {
      var left = state
      left.status = .handed
      return left
    }
    let exit = Exit(.end, value: nil, range: range)
    var open = OpenExit(exit: exit, kind: .endOfTurn, viaCall: nil, trace: [])
    open.share = share(of: state)
    note(open)
    return nil
  }
}
