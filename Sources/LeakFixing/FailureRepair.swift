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
    case .outcome("_", let failing):
      leak.failure = .outcome("outcome", failing: failing)
      naming = name("outcome", at: leak)
    default: break
    }
    let isOutcome = if case .error = failure { false } else { true }
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

  /// Where a callback that is told of either outcome, or of each state, is told of a failure.
  private func ofOutcome(_ leak: Leak) -> Part? {
    guard let block = layout.function(at: leak.spot.location.range)?.body, let told = Told(leak.failure) else {
      return nil
    }
    if let branch = block.statements.lazy.compactMap({ failureBranch($0, told.failing) }).first {
      return BranchRepair(exit, leak).complete(branch)
    }
    if let rest = block.statements.lazy.compactMap({ rest(of: $0) }).first { return newCase(told, before: rest, leak) }
    let guarded = told.name.flatMap { name in block.statements.first { isGuard($0, for: name) } }
    let place = guarded?.range ?? block.statements.last?.range ?? SourceRange(at: Int(block.range.end) - 1)
    guard let discharge = exit.discharge(at: place, leak, error: told.error), let test = told.test(discharge) else {
      return nil
    }
    let lines = ["if \(test) { \(discharge.text) }"]
    let edits = guarded.map { layout.insert(lines, before: $0, in: block) } ?? layout.append(lines, to: block)
    return edits.map { Part($0, isSafe: false, text: discharge.text) }
  }

  /// How a callback is told of a failure.
  private struct Told {
    /// What it is told by, if that has a name.
    var name: String?
    var failing: String
    /// The name for the error that comes with it.
    var error: String?

    init?(_ failure: Leak.Failure?) {
      switch failure {
      case .outcome(let name, let failing)?: (self.name, self.failing, error) = (name, failing, "error")
      case .state(let name, let failing)?: (self.name, self.failing) = (name, failing)
      case .error?, nil: return nil
      }
    }

    func pattern(_ discharge: Discharge) -> String {
      guard let error, discharge.text.contains(error) else { return ".\(failing)" }
      return ".\(failing)(let \(error))"
    }

    /// A condition that holds on failure.
    func test(_ discharge: Discharge) -> String? {
      guard let name else { return nil }
      return error == nil ? "\(name) == \(pattern(discharge))" : "case \(pattern(discharge)) = \(name)"
    }
  }

  /// A `case` of its own, before the `default` that leaves the failure to itself.
  private func newCase(_ told: Told, before rest: SwitchCase, _ leak: Leak) -> Part? {
    let place = SourceRange(at: Int(rest.labelRange.start))
    let indentation = layout.indentation(at: Int(place.start))
    guard layout.isFirstInLine(Int(place.start)),
      let discharge = exit.discharge(at: place, leak, error: told.error)
    else { return nil }
    let text = "case \(told.pattern(discharge)):" + layout.newline + indentation + layout.unit + discharge.text
    return Part(
      [TextEdit(range: place, text: text + layout.newline + indentation)], isSafe: false, text: discharge.text)
  }

  private func isGuard(_ statement: Stmt, for name: String) -> Bool {
    guard case .guard(let conditions, _) = statement.kind else { return false }
    return conditions.contains { layout.text($0.range).contains(name) }
  }

  /// The `default` of a `switch`.
  private func rest(of statement: Stmt) -> SwitchCase? {
    guard case .switch(let choice) = statement.kind else { return nil }
    return choice.cases.first { $0.isDefault && !$0.isUnknown }
  }

  /// What runs on failure: the block of `if case .failure(let error) = outcome`, or of `case .failure` of a `switch`.
  private func failureBranch(_ statement: Stmt, _ failing: String) -> Block? {
    switch statement.kind {
    case .if(let branch):
      let isForFailure = branch.conditions.contains { condition in
        if case .match(let pattern, _) = condition.kind { isCase(failing, pattern) } else { false }
      }
      return isForFailure ? branch.then : nil
    case .switch(let choice):
      return choice.cases.first { $0.items.contains { isCase(failing, $0.pattern) } }?.body
    default: return nil
    }
  }

  private func isCase(_ name: String, _ pattern: Pattern) -> Bool {
    if case .enumCase(_, name, _) = pattern.kind { true } else { false }
  }
}
