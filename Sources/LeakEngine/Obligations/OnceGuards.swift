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
    default: break
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
      return callSite(of: value)?.name.map { program.has($0, .takesTurn) } ?? false
    default: return false
    }
    guard let site = callSite(of: subject) else { return false }
    if let name = site.name {
      if program.has(name, .claimsTurn), !answer { return true }
      if tellsDone(name), answer { return true }
    }
    return setsFlagUnderLock(site)
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
