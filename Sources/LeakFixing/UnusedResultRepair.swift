import LeakAST
import LeakDomain
import LeakModel

/// Tells those that a function of the type takes out and gives its caller, who drops them: `_ = takeAll()`.
struct UnusedResultRepair {
  let layout: SourceLayout
  let verdict: StoredVerdict
  let farewell: String

  /// `for waiter in takeAll() { waiter.resume(…) }`
  func all(_ shape: KeptWaiters.Shape) -> Candidate? {
    guard shape == .list || shape == .keyed, let (statement, call) = dropped, let result = result(of: call) else {
      return nil
    }
    let elements: String
    switch result {
    case .array: elements = ""
    case .dictionary: elements = ".values"
    default: return nil
    }
    return candidate("for waiter in \(layout.text(call.range))\(elements) { waiter\(farewell) }", statement)
  }

  /// `take(id)?.resume(…)`
  var one: Candidate? {
    guard let (statement, call) = dropped, let result = result(of: call) else { return nil }
    let mark = result == result.unwrapped ? "" : "?"
    return candidate(layout.text(call.range) + mark + farewell, statement)
  }

  private func candidate(_ line: String, _ statement: Stmt) -> Candidate {
    Candidate(
      "Replace it by '\(line)', so that nobody is left waiting", isSafe: false,
      [TextEdit(range: statement.range, text: line)])
  }

  /// The statement that is a call whose result nobody gets, and that call.
  private var dropped: (statement: Stmt, call: Expr)? {
    guard let statement = layout.statement(at: verdict.at.location.range)?.statement,
      case .expr(let value) = statement.kind
    else { return nil }
    switch value.kind {
    case .assign("=", let target, let result) where target.kind == .name("_"): return (statement, result)
    case .call: return (statement, value)
    default: return nil
    }
  }

  /// What a function of the type that keeps them gives.
  private func result(of value: Expr) -> TypeRef? {
    guard case .call(let call) = value.kind, case .name(let name) = call.callee.kind else { return nil }
    let functions = layout.types.flatMap(\.members).compactMap { member -> Function? in
      if case .function(let function) = member.kind, function.name == name { function } else { nil }
    }
    return functions.count == 1 ? functions[0].result : nil
  }
}
