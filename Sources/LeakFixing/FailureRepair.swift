import LeakAST
import LeakDomain
import LeakModel

/// Meets an obligation in a callback that is told of a failure: with the error that it is given, which gets a name where
/// it has none.
struct FailureRepair {
  let exit: ExitRepair
  private var layout: SourceLayout { exit.layout }

  init(_ exit: ExitRepair) { self.exit = exit }

  /// - Parameter whereLeft: meets it at the exit itself.
  func part(_ leak: Leak, whereLeft: (Leak) -> Part?) -> Part? {
    guard let failure = leak.failure else { return whereLeft(leak) }
    var leak = leak
    var naming: TextEdit?
    switch failure {
    case .error("_"):
      leak.failure = .error("error")
      naming = name("error", at: leak)
    case .outcome("_"):
      leak.failure = .outcome("outcome")
      naming = name("outcome", at: leak)
    default: break
    }
    let isOutcome = if case .outcome = failure { true } else { false }
    guard var part = isOutcome ? ofOutcome(leak) : whereLeft(leak) else { return nil }
    if let naming, part.text.contains("error") || isOutcome {
      part.edits.insert(naming, at: 0)
      part.isSafe = false
    }
    return part
  }

  /// Gives the parameter of the closure that is left a name.
  private func name(_ name: String, at leak: Leak) -> TextEdit? {
    guard let parameters = layout.function(at: leak.spot.location.range)?.parameters, parameters.count == 1,
      layout.text(parameters[0].range) == "_"
    else { return nil }
    return TextEdit(range: parameters[0].range, text: name)
  }

  /// Where a callback that is told of either outcome is told of a failure.
  private func ofOutcome(_ leak: Leak) -> Part? {
    guard case .outcome(let name)? = leak.failure, let block = layout.function(at: leak.spot.location.range)?.body
    else { return nil }
    if let branch = block.statements.lazy.compactMap(failureBranch).first {
      return BranchRepair(exit, leak).complete(branch)
    }
    let place = block.statements.last?.range ?? SourceRange(at: Int(block.range.end) - 1)
    guard let name, let discharge = exit.discharge(at: place, leak, error: "error") else { return nil }
    let pattern = discharge.text.contains("error") ? ".failure(let error)" : ".failure"
    return layout.append(["if case \(pattern) = \(name) { \(discharge.text) }"], to: block).map {
      Part($0, isSafe: false, text: discharge.text)
    }
  }

  /// What runs on failure: the block of `if case .failure(let error) = outcome`, or of `case .failure` of a `switch`.
  private func failureBranch(_ statement: Stmt) -> Block? {
    switch statement.kind {
    case .if(let branch):
      let isForFailure = branch.conditions.contains { condition in
        if case .match(let pattern, _) = condition.kind { isFailure(pattern) } else { false }
      }
      return isForFailure ? branch.then : nil
    case .switch(let choice):
      return choice.cases.first { $0.items.contains { isFailure($0.pattern) } }?.body
    default: return nil
    }
  }

  private func isFailure(_ pattern: Pattern) -> Bool {
    if case .enumCase(_, "failure", _) = pattern.kind { true } else { false }
  }
}
