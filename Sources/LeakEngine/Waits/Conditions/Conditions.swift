import LeakDomain

/// What there is to say of the condition variables of a file.
struct Conditions {
  private let uses: ConditionUses
  private let closures: ClosureSites

  init(executors: Executors) {
    uses = ConditionUses(executors.program, file: executors.fileIndex)
    closures = executors.closures
  }

  func judge() -> [WaitVerdict] {
    let unsignalled =
      UnsignalledGates(uses: uses).judge()
      + LeftTurns(uses.program, file: uses.fileIndex, conditions: uses.waits.map(\.call)).judge()
    guard !uses.waits.isEmpty else { return unsignalled }
    return unsignalled + UnwokenWaits(uses: uses, closures: closures).judge()
      + LostWakeups(uses: uses, closures: closures).judge()
  }
}
