import LeakDomain
import LeakFlow

/// Flags that tell a path on which the obligation was discharged before: `guard !finished else { return }`, where
/// `finished = true` stands beside the discharge.
extension ObligationAnalysis {
  /// Finds the flags that are set in a body that discharges directly.
  func collectOnceFlags(holders: [Value]) {
    if primitive.isTaken { return }
    let setters = program.bodiesSettingFlags(around: BodyRef(file: fileIndex, body: scope)).filter { id in
      surroundings(of: id).contains { file[$0].blocks.contains { dischargesDirectly($0, holders) } }
    }
    let own = Set(program.family(of: BodyRef(file: fileIndex, body: scope)))
    for id in setters where !own.contains(id) { forEachInstruction(of: id) { collectFlag($0, in: file[id]) } }
    flagsOfOthers = Set(onceFlags.keys)
    for id in setters where own.contains(id) { forEachInstruction(of: id) { collectFlag($0, in: file[id]) } }
  }

  private func forEachInstruction(of id: BodyID, _ visit: (Instruction) -> Void) {
    for block in file[id].blocks { block.instructions.forEach(visit) }
  }

  /// A body, and the one around it, if it is a closure that runs there and then: `lock.withLock { finished = true }`.
  private func surroundings(of id: BodyID) -> [BodyID] {
    guard let parent = file[id].parent else { return [id] }
    let runsThere = file.calls.contains { site in
      site.body == parent && program.models.closuresRunAtOnce(by: site).contains(id)
    }
    return runsThere ? [id, parent] : [id]
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
    guard let flag = flag(setBy: instruction, in: body) else { return }
    onceFlags[flag.test] = flag.answer
    flagsOfOthers.remove(flag.test)
  }

  /// What an instruction of a body has others find out, if they ask.
  private func flag(setBy instruction: Instruction, in body: Body) -> (test: Test, answer: Bool)? {
    guard case .assign(let target, let value) = instruction.kind else { return nil }
    switch target {
    // Of a variable that each run has anew, no other run knows.
    case .variable(let id) where file[id].owner != body.id: break
    case .global, .member: break
    default: return nil
    }
    switch value {
    case .literal(.bool(let flag)): return (.isTrue(target), flag)
    case .literal(.nil): return (.isNil(target), true)
    case .implicitMember(let name): return (.isCase(target, name), true)
    default:
      // `winner = value`: whoever finds one there comes later.
      guard case .variable = target else { return nil }
      return (.isNil(target), false)
    }
  }

  /// Whether a closure sets a flag that tells all others that the obligation was discharged before.
  func setsOnceFlag(_ closure: BodyID) -> Bool {
    !onceFlags.isEmpty
      && program.family(of: BodyRef(file: fileIndex, body: closure)).contains { id in
        file[id].blocks.contains { block in
          block.instructions.contains { instruction in
            flag(setBy: instruction, in: file[id]).map { onceFlags[$0.test] == $0.answer } ?? false
          }
        }
      }
  }

  /// Whether a flag tells that the obligation was discharged before. What others set tells a closure that runs now nothing
  /// of the carrier that it has just been given, and has given to nobody.
  func isOnceFlag(_ test: Test, _ answer: Bool, in body: Body) -> Bool {
    earlierAnswer(test) == answer && !(flagsOfOthers.contains(test) && scopeRunsNow && body.id == scope)
  }

  /// The answer to a test of a flag, or of what a constant has kept of one, by which another came first.
  func earlierAnswer(_ test: Test) -> Bool? {
    if let flag = onceFlags[test] { return flag }
    guard case .isTrue(let value) = test else { return nil }
    if let (asked, negated) = value.question { return earlierAnswer(asked).map { $0 != negated } }
    guard case .variable(let id) = value, file[id].isLet else { return nil }
    return file[id].definition.flatMap { earlierAnswer(.isTrue($0)) }
  }

  /// Whether a call gives back what a flag is, from a closure that runs there and then, and it says that the obligation was
  /// discharged before: `guard lock.withLock({ !finished }) else { return }`.
  func readsFlagUnderLock(_ site: CallSite, _ answer: Bool) -> Bool {
    guard !onceFlags.isEmpty else { return false }
    return program.models.closuresRunAtOnce(by: site).contains { id in
      let given = file[id].blocks.compactMap { block -> Value? in
        if case .exit(let exit) = block.terminator { exit.value } else { nil }
      }
      return given.count == 1 && earlierAnswer(.isTrue(given[0])) == answer
    }
  }
}
