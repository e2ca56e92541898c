import LeakAST
import LeakDomain
import LeakModel

/// Goes on without blocking where a future is waited for on an event loop.
struct LoopWaitRepair {
  let layout: SourceLayout
  let verdict: WaitVerdict

  init(_ layout: SourceLayout, _ verdict: WaitVerdict) {
    self.layout = layout
    self.verdict = verdict
  }

  func candidates() -> [Candidate] {
    [flattened("flatMapThrowing", to: "flatMap"), flattened("submit", to: "flatSubmit"), started, dropped].compactMap {
      $0
    }
  }

  private var path: [Node] { layout.file.path(to: verdict.wait.location.range) }

  /// The `wait()`, and what is waited for.
  private var wait: (call: Expr, future: Expr)? {
    path.reversed().lazy.compactMap { node -> (Expr, Expr)? in
      guard case .expression(let value) = node, case .call(let call) = value.kind, call.arguments.isEmpty,
        case .member(let base?, "wait", _) = call.callee.kind
      else { return nil }
      return (value, base)
    }.first
  }

  /// `flatMapThrowing { try future.wait() }` is `flatMap { future }`, `submit { try future.wait() }` is
  /// `flatSubmit { future }`.
  private func flattened(_ name: String, to flat: String) -> Candidate? {
    guard let wait, let (outer, value) = onlyExpression(of: name, wait.call) else { return nil }
    return Candidate(
      "Go on in '\(flat)'", isSafe: true,
      [
        TextEdit(range: outer.nameRange, text: flat),
        TextEdit(range: value.range, text: layout.text(wait.future.range)),
      ])
  }

  /// The call by this name whose closure consists of the wait.
  private func onlyExpression(of name: String, _ wait: Expr) -> (Call, Expr)? {
    let outer = path.reversed().lazy.compactMap { node -> Call? in
      guard case .expression(let value) = node, case .call(let call) = value.kind,
        case .member(_, name, _) = call.callee.kind
      else { return nil }
      return call
    }.first
    guard let outer, case .closure(let closure)? = outer.arguments.last?.value.kind,
      let body = closure.body, body.statements.count == 1, case .expr(let value) = body.statements[0].kind,
      value.bare.range == wait.range
    else { return nil }
    return (outer, value)
  }

  /// A future in a constant that is waited for in the last line, for nothing.
  private var dropped: Candidate? {
    guard let wait, case .name(let name) = wait.future.kind,
      let (statement, block) = layout.statement(at: wait.call.range), block.statements.last == statement,
      let made = block.statements.dropLast().last, case .variable(let variable) = made.kind,
      variable.bindings.count == 1, variable.bindings[0].pattern.boundNames == [name],
      let future = variable.bindings[0].value, dropsResult(statement, of: wait.call),
      layout.function(at: wait.call.range)?.body == block, let removal = layout.remove(statement)
    else { return nil }
    let head = SourceRange(start: Int(made.range.start), end: Int(future.range.start))
    return Candidate("Do not wait for it", isSafe: false, [TextEdit(range: head, text: "_ = "), removal])
  }

  /// `try? future.wait()` and `_ = try? future.wait()`
  private func dropsResult(_ statement: Stmt, of wait: Expr) -> Bool {
    guard case .expr(let value) = statement.kind else { return false }
    var bare = value
    if case .assign("=", let target, let new) = value.kind, layout.text(target.range) == "_" { bare = new }
    guard case .tried(.optional, let inner) = bare.kind else { return false }
    return inner.range == wait.range
  }

  /// What is begun last, and whose result is dropped, need not be waited for.
  private var started: Candidate? {
    guard let wait, case .call = wait.future.kind, let (statement, block) = layout.statement(at: wait.call.range),
      block.statements.last == statement, case .expr(let value) = statement.kind,
      case .tried(.optional, let inner) = value.kind, inner.range == wait.call.range,
      layout.function(at: wait.call.range)?.body == block
    else { return nil }
    return Candidate(
      "Do not wait for it", isSafe: false,
      [TextEdit(range: value.range, text: "_ = " + layout.text(wait.future.range))])
  }
}
