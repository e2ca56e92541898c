import LeakDomain
import LeakFlow

/// What is known of the error of a call that only throws when its task is cancelled.
extension ObligationAnalysis {
  /// The facts on the way to where an error of such a call is caught: which clause takes it.
  func cancelled(by call: CallID, in body: Body, _ facts: Facts) -> Facts {
    var facts = facts
    var next = body.blocks.lazy.compactMap { block -> Int? in
      if case .mayThrow(call, _, _, let error) = block.terminator { error } else { nil }
    }.first
    var left = body.blocks.count
    while let number = next, left > 0 {
      left -= 1
      switch body.blocks[number].terminator {
      case .jump(let target): next = target
      case .branch(let test, .catchClause, _, _, let otherwise):
        guard let name = typeAsked(by: test) else { return facts }
        let isCancellation = program.models.isType(name, .cancellation)
        // What stands for all errors is none of those types.
        if isCancellation || program.types.mayBeDeclared(name) { facts.learn(test, isCancellation) }
        next = isCancellation ? nil : otherwise
      default: return facts
      }
    }
    return facts
  }

  /// `error is CancellationError`
  private func typeAsked(by test: Test) -> String? {
    guard case .isTrue(.operation(let name, _)) = test, name.hasPrefix("is ") else { return nil }
    return String(name.dropFirst(3))
  }
}
