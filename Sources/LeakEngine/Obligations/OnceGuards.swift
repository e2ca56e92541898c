import LeakDomain
import LeakFlow
import LeakModel

/// Flags and calls that tell a path on which the obligation was discharged before: `guard !finished else { return }` where
/// `finished = true` stands beside the discharge, `guard markCompleted() else { return }`.
extension ObligationAnalysis {
  /// Finds the flags that are set in a body that discharges directly.
  func collectOnceFlags(holders: [Value]) {
    if primitive.isTaken { return }
    for id in program.bodiesSettingFlags(around: BodyRef(file: fileIndex, body: scope)) {
      let body = file[id]
      guard body.blocks.contains(where: { dischargesDirectly($0, holders) }) else { continue }
      for block in body.blocks { for instruction in block.instructions { collectFlag(instruction, in: body) } }
    }
  }

  private func dischargesDirectly(_ block: BasicBlock, _ holders: [Value]) -> Bool {
    block.instructions.contains { instruction in
      guard case .call(let id) = instruction.kind else { return false }
      let site = file[id]
      if primitive.isCalled, holders.contains(site.callee) { return true }
      guard case .member(let receiver, let name) = site.callee else { return false }
      return primitive.discharges.contains(name) && (holders.contains(receiver) || primitive.kind == .continuation)
    }
  }

  private func collectFlag(_ instruction: Instruction, in body: Body) {
    guard case .assign(let target, let value) = instruction.kind else { return }
    switch target {
    case .variable(let id) where file[id].owner != body.id || body.id != scope: break
    case .global, .member: break
    default: return
    }
    switch value {
    case .literal(.bool(let flag)): onceFlags[.isTrue(target)] = flag
    case .literal(.nil): onceFlags[.isNil(target)] = true
    case .implicitMember(let name): onceFlags[.isCase(target, name)] = true
    default:
      // `winner = value`: whoever finds one there comes later.
      if case .variable = target { onceFlags[.isNil(target)] = false }
    }
  }

  /// The answer to a test of a flag, or of what a constant has kept of one, by which another came first.
  func earlierAnswer(_ test: Test) -> Bool? {
    if let flag = onceFlags[test] { return flag }
    switch test {
    case .isTrue(.operation("!", let parts)) where parts.count == 1: return earlierAnswer(.isTrue(parts[0])).map(!)
    case .isTrue(.operation("==", let parts)) where parts.last == .literal(.nil): return earlierAnswer(.isNil(parts[0]))
    case .isTrue(.operation("!=", let parts)) where parts.last == .literal(.nil):
      return earlierAnswer(.isNil(parts[0])).map(!)
    case .isTrue(.variable(let id)) where file[id].isLet:
      return file[id].definition.flatMap { earlierAnswer(.isTrue($0)) }
    default: return nil
    }
  }

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
    guard let site = callSite(of: subject) else { return false }
    if let name = site.name {
      if program.has(name, .claimsTurn), !answer { return true }
      if tellsDone(name), answer { return true }
    }
    return setsFlagUnderLock(site) || marksOwnObject(site, answer)
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
    case .member(let base, let name) where ["exchanged", "original"].contains(name): return callSite(of: base)
    default: return nil
    }
  }

  /// `isFinished()`, `hasResumed()`, `alreadyDone()`, `exchange(true)`: `true` means that another came first.
  private func tellsDone(_ name: String) -> Bool {
    program.has(name, .exchangesFlag) || (program.has(name, .question) && program.has(name, .done))
  }

  /// A closure that runs now and stores a literal in a variable of its surroundings.
  private func setsFlagUnderLock(_ site: CallSite) -> Bool {
    site.arguments.contains { operand in
      guard case .body(let id) = operand.value, program.models.mode(of: site, label: operand.label) == .nowOnce else {
        return false
      }
      return file[id].blocks.contains { block in block.instructions.contains { storesFlag($0, in: id) } }
    }
  }

  private func storesFlag(_ instruction: Instruction, in body: BodyID) -> Bool {
    guard case .assign(let target, let value) = instruction.kind else { return false }
    switch value {
    case .literal(.bool), .literal(.nil), .implicitMember: break
    default: return false
    }
    if case .variable(let variable) = target { return file[variable].owner != body || !file[variable].isLet }
    return true
  }
}
