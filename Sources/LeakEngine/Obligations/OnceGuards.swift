import LeakDomain
import LeakFlow
import LeakModel

/// Flags and calls that tell a path on which the obligation was discharged before: `guard !finished else { return }` where
/// `finished = true` stands beside the discharge, `guard markCompleted() else { return }`.
extension ObligationAnalysis {
  /// Finds the flags that are set in a body that discharges directly.
  func collectOnceFlags(holders: [Value]) {
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
    let subject: Value
    switch test {
    case .isTrue(let value): subject = value
    // `box.take() ?? false`: nothing was left to take.
    case .isNil(let value) where answer:
      return callSite(of: value)?.name.map { program.models.has($0, .takesTurn) } ?? false
    default: return false
    }
    guard let site = callSite(of: subject) else { return false }
    if let name = site.name {
      if program.models.has(name, .claimsTurn), !answer { return true }
      if tellsDone(name), answer { return true }
    }
    return setsFlagUnderLock(site)
  }

  /// `remaining -= 1` and `if remaining == 0`: with others left to come, the last of them discharges.
  func isCountdown(_ test: Test, _ answer: Bool, in body: Body) -> Bool {
    guard case .isTrue(let value) = test else { return false }
    return countsDown(value, answer, in: body)
  }

  /// Whether a value compares a counter that the body changes, also by way of `let isLast = remaining == 0` or of what
  /// the closure of a lock returns.
  private func countsDown(_ value: Value, _ answer: Bool, in body: Body) -> Bool {
    switch value {
    case .variable(let id):
      guard file[id].isLet, let definition = file[id].definition, definition != value else { return false }
      return countsDown(definition, answer, in: body)
    case .call(let id):
      return file[id].arguments.contains { operand in
        guard case .body(let closure) = operand.value,
          program.models.mode(of: file[id], label: operand.label) == .nowOnce
        else { return false }
        return file[closure].blocks.contains { block in
          guard case .exit(let exit) = block.terminator, let value = exit.value else { return false }
          return countsDown(value, answer, in: file[closure])
        }
      }
    case .operation(let op, let parts):
      guard parts.count == 2, parts.contains(where: Self.isNumber),
        (op == "==" && !answer) || (op != "==" && answer), let counter = parts.first(where: { !Self.isNumber($0) })
      else { return false }
      return body.blocks.contains { block in
        block.instructions.contains { $0.kind == .assign(counter, .unknown) }
      }
    default: return false
    }
  }

  private static func isNumber(_ value: Value) -> Bool {
    if case .literal(.number) = value { true } else { false }
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
    let models = program.models
    return models.has(name, .exchangesFlag) || (models.has(name, .question) && models.has(name, .done))
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
