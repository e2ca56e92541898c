import LeakDomain
import LeakFlow
import LeakModel

/// Calls that tell a path on which the obligation was discharged before: `guard markCompleted() else { return }`. Which flags
/// tell it, `OnceFlags` finds.
extension ObligationAnalysis {
  /// Whether a decision on the result of a call tells that somebody was here before.
  func isOnceGuard(_ test: Test, _ answer: Bool) -> Bool {
    // What is taken here is not given back before.
    if primitive.isTaken { return false }
    let subject: Value
    switch test {
    case .isTrue(let value): subject = value
    // `box.take() ?? false`: nothing was left to take.
    case .isNil(let value) where answer:
      guard let site = callSite(of: value), let name = site.name else { return false }
      return program.has(name, .takesTurn) || (program.has(name, .removesElement) && isOnSharedVariable(site))
    default: return false
    }
    if isToldByWaiter(subject, answer) { return true }
    guard let site = callSite(of: subject) else { return false }
    if let name = site.name {
      if program.has(name, .claimsTurn), answer == tellsBefore(subject) { return !isGivenBack(site, name) }
      if tellsDone(name), answer { return true }
    }
    if let result = resultUnderLock(site) { return result == answer }
    return setsFlagUnderLock(site) || readsFlagUnderLock(site, answer) || marksOwnObject(site, answer)
      || setsFlagItself(site)
  }

  /// What others wait for says itself that it is settled: `guard promise.isPending else { return }`.
  private func isToldByWaiter(_ subject: Value, _ answer: Bool) -> Bool {
    guard case .member(let waiter, let name) = subject, isWaiter(waiter), program.has(name, .question) else {
      return false
    }
    return program.has(name, answer ? .done : .undone)
  }

  /// Whether it is a lock that somebody gives back: who does not get it comes at the wrong time, and not second.
  private func isGivenBack(_ site: CallSite, _ name: String) -> Bool {
    guard program.models.has(name, .attempt), let lock = site.subject else { return false }
    let releases = Set(program.models.primitives.filter(\.primitive.isTaken).flatMap(\.primitive.discharges))
    return releases.contains { method in
      (program.callsByName[method] ?? []).contains { number, call in
        guard let other = program.files[number][call].subject else { return false }
        return number == fileIndex && other == lock || lock.rootVariable == nil && other.memberName == lock.memberName
      }
    }
  }

  /// `flag.raise()`, of an object that is made or given beside the obligation and shared by closures: its result tells
  /// who came first.
  private func marksOwnObject(_ site: CallSite, _ answer: Bool) -> Bool {
    guard case .variable(let object)? = site.receiver, isBesideObligation(object, in: site.body),
      let resolved = program.resolve(site, file: fileIndex)
    else { return false }
    return program.resultWhenMarked(by: resolved.target) == answer
  }

  private func isBesideObligation(_ object: VarID, in body: BodyID) -> Bool {
    let variable = file[object]
    let owner = file[variable.owner]
    if owner.parameters.contains(where: { $0.variable == object }) { return !owner.isClosure }
    return variable.isLet && variable.owner != body && variable.definition?.isCall ?? false
  }

  /// `missing.remove(index)`, of a variable that the closures of one function share: another has answered for the element.
  private func isOnSharedVariable(_ site: CallSite) -> Bool {
    guard case .variable(let collection)? = site.receiver else { return false }
    return !file[collection].isLet && file[collection].owner != site.body
      && !file[file[collection].owner].parameters.contains { $0.variable == collection }
  }

  private func callSite(of value: Value) -> CallSite? {
    switch value {
    case .call(let id): return file[id]
    case .variable(let id):
      guard let definition = file[id].definition, definition != value else { return nil }
      return callSite(of: definition)
    case .member(let base, _) where isPartOfExchange(value): return callSite(of: base)
    default: return nil
    }
  }

  /// What `compareExchange` gives is whether it has exchanged, and what was there before.
  private func isPartOfExchange(_ value: Value) -> Bool {
    if case .member(_, let name) = value { ["exchanged", "original", "0", "1"].contains(name) } else { false }
  }

  /// Whether it is what was there before: another came first where that is `true`.
  private func tellsBefore(_ value: Value) -> Bool {
    switch value {
    case .variable(let id): file[id].definition.map { $0 != value && tellsBefore($0) } ?? false
    case .member(_, let name): ["original", "1"].contains(name)
    default: false
    }
  }

  /// `isFinished()`, `hasResumed()`, `alreadyDone()`, `exchange(true)`: `true` means that another came first.
  private func tellsDone(_ name: String) -> Bool {
    program.has(name, .exchangesFlag) || (program.has(name, .question) && program.has(name, .done))
  }

  /// What a closure that runs now, and marks what it is lent, gives back where that is marked already.
  private func resultUnderLock(_ site: CallSite) -> Bool? {
    program.models.closuresRunAtOnce(by: site).first.flatMap {
      program.resultWhenMarked(by: BodyRef(file: fileIndex, body: $0))
    }
  }

  /// A closure that runs now and stores a literal in a variable of its surroundings.
  private func setsFlagUnderLock(_ site: CallSite) -> Bool {
    program.models.closuresRunAtOnce(by: site).contains { id in
      file[id].blocks.contains { block in block.instructions.contains { storesFlag($0, in: id) } }
    }
  }

  /// A closure with a name, or a function in the function, that stores such a literal itself: `if isFirst() { … }`.
  private func setsFlagItself(_ site: CallSite) -> Bool {
    guard let closure = program.closureBody(of: site.callee, file: fileIndex) else { return false }
    return program.family(of: BodyRef(file: fileIndex, body: closure)).contains { id in
      file[id].blocks.contains { block in block.instructions.contains { storesFlag($0, in: id) } }
    }
  }

  private func storesFlag(_ instruction: Instruction, in body: BodyID) -> Bool {
    guard case .assign(let target, let value) = instruction.kind else { return false }
    switch value {
    case .literal(.bool), .literal(.nil), .implicitMember: break
    default: return false
    }
    guard case .variable(let variable) = target else { return true }
    // What the parameter of a closure under a lock is given, the lock has.
    return file[variable].owner != body || !file[variable].isLet
      || file[body].parameters.contains { $0.variable == variable }
  }
}
