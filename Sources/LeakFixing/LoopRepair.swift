import LeakAST
import LeakDomain
import LeakModel

/// Lets an endless loop end when its task is cancelled.
struct LoopRepair {
  let layout: SourceLayout
  let verdict: TaskVerdict

  init(_ layout: SourceLayout, _ verdict: TaskVerdict) {
    self.layout = layout
    self.verdict = verdict
  }

  /// `while !Task.isCancelled` in the place of `while true`, where what lies behind the loop can be reached.
  func candidates() -> [Candidate] {
    if let weak = WeakOwnerRepair(layout, verdict).candidate { return [weak] }
    guard case .swallowsCancellation = verdict.cause, let (loop, block) = loop, givesNothing(behind: loop, in: block)
    else { return [] }
    let condition: SourceRange
    switch loop.kind {
    case .while(let conditions, _):
      guard conditions.count == 1, case .expr(let value) = conditions[0].kind, isTrue(value) else { return [] }
      condition = value.range
    case .repeatWhile(_, let value) where isTrue(value): condition = value.range
    default: return []
    }
    return [
      Candidate(
        "Loop 'while !Task.isCancelled'", isSafe: true, [TextEdit(range: condition, text: "!Task.isCancelled")])
    ]
  }

  private var loop: (statement: Stmt, block: Block)? {
    layout.statement(at: verdict.peer.location.range) { statement in
      switch statement.kind {
      case .while, .repeatWhile: true
      default: false
      }
    }
  }

  private func isTrue(_ value: Expr) -> Bool { if case .literal(.bool(true)) = value.kind { true } else { false } }

  /// A function with a result would have to give one behind the loop.
  private func givesNothing(behind loop: Stmt, in block: Block) -> Bool {
    guard let function = layout.function(at: SourceRange(at: Int(loop.range.start))) else { return true }
    return block.statements.last != loop || function.result.map(\.isVoid) != false
  }
}
