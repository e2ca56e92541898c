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

  func candidates() -> [Candidate] { [chained, started].compactMap { $0 } }

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

  /// `flatMapThrowing { try future.wait() }` is `flatMap { future }`.
  private var chained: Candidate? {
    guard let wait else { return nil }
    let outer = path.reversed().lazy.compactMap { node -> Call? in
      guard case .expression(let value) = node, case .call(let call) = value.kind,
        case .member(_, "flatMapThrowing", _) = call.callee.kind
      else { return nil }
      return call
    }.first
    guard let outer, case .closure(let closure)? = outer.arguments.last?.value.kind,
      let body = closure.body, body.statements.count == 1, case .expr(let value) = body.statements[0].kind,
      value.bare.range == wait.call.range
    else { return nil }
    return Candidate(
      "Go on in 'flatMap'", isSafe: true,
      [
        TextEdit(range: outer.nameRange, text: "flatMap"),
        TextEdit(range: value.range, text: layout.text(wait.future.range)),
      ])
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
