import LeakAST
import LeakDomain
import LeakModel

/// Lets an endless task hold its object for one turn of its loop at a time, so that the object can be freed; or ends it
/// when the object is gone.
struct WeakOwnerRepair {
  let layout: SourceLayout
  let verdict: TaskVerdict

  init(_ layout: SourceLayout, _ verdict: TaskVerdict) {
    self.layout = layout
    self.verdict = verdict
  }

  /// What lets the object go, or ends the task with it.
  var candidate: Candidate? {
    switch verdict.cause {
    case .holdsOwner: held
    case .outlivesOwner: outlived
    case .swallowsCancellation: nil
    }
  }

  /// `guard self != nil else { return }` at the beginning of each turn, where `self?.` stands in it.
  private var outlived: Candidate? {
    guard let call = layout.call(named: verdict.peer.location.range),
      case .closure(let task)? = call.arguments.last?.value.kind, let body = task.body,
      let (_, turn) = loop(in: body), let first = turn.statements.first,
      let insertion = layout.insert(["guard self != nil else { return }"], before: first, in: turn)
    else { return nil }
    return Candidate("End the task with its '\(owner)'", isSafe: true, insertion)
  }

  /// `Task { [weak self] in … }`, with a `guard let self` at the beginning of each turn. `nil` where the head of the loop,
  /// or what stands before it, may need the object.
  private var held: Candidate? {
    guard let call = layout.call(named: verdict.peer.location.range),
      case .closure(let task)? = call.arguments.last?.value.kind, task.parameters.isEmpty, let body = task.body,
      let (loop, turn) = loop(in: body), let first = turn.statements.first
    else { return nil }
    let before = body.statements.prefix { $0 != loop }
    let line = "guard let self else { return }"
    let edits: [TextEdit?]
    if task.captures.isEmpty {
      guard before.isEmpty else { return nil }
      edits = [TextEdit(range: SourceRange(at: Int(body.range.start) + 1), text: " [weak self] in")]
    } else {
      guard before.count == 1, task.captures.contains(where: { $0.strength == .weak && $0.name == "self" }),
        Self.isGuard(before[0])
      else { return nil }
      edits = [layout.remove(before[0])]
    }
    guard let insertion = layout.insert([line], before: first, in: turn), edits.allSatisfy({ $0 != nil }) else {
      return nil
    }
    return Candidate(
      "Hold the '\(owner)' for one turn at a time", isSafe: false, edits.compactMap { $0 } + insertion)
  }

  private var owner: String {
    switch verdict.cause {
    case .holdsOwner(let type, _), .outlivesOwner(let type, _): type
    case .swallowsCancellation: "object"
    }
  }

  /// The loop as a statement of the task itself, with its body.
  private func loop(in body: Block) -> (Stmt, Block)? {
    guard let loop = layout.statement(of: body, at: verdict.loop.location.range) else { return nil }
    switch loop.kind {
    case .while(let conditions, let turn):
      guard conditions.allSatisfy({ Self.needsNothing($0) }) else { return nil }
      return (loop, turn)
    case .forIn(let loop_): return needsObject(loop_.sequence) ? nil : (loop, loop_.body)
    default: return nil
    }
  }

  /// `true`, `!Task.isCancelled`
  private static func needsNothing(_ condition: Condition) -> Bool {
    guard case .expr(let value) = condition.kind else { return false }
    switch value.kind {
    case .literal: return true
    case .prefix("!", let inner):
      guard case .member(let base?, "isCancelled", _) = inner.kind else { return false }
      return base.isName("Task")
    default: return false
    }
  }

  /// Whether an expression has `self` in it, or a name that is no parameter, no local variable and no type.
  private func needsObject(_ value: Expr) -> Bool {
    let names = VisibleName.all(on: layout.file.path(to: value.range), before: value.range.start).map(\.name)
    var found = false
    Node.expression(value).walk { node in
      if case .expression(let inner) = node, case .name(let name) = inner.kind, name.first?.isUppercase != true,
        !names.contains(name)
      {
        found = true
      }
      return !found
    }
    return found
  }

  private static func isGuard(_ statement: Stmt) -> Bool {
    guard case .guard(let conditions, _) = statement.kind, conditions.count == 1,
      case .binding(let pattern, let value) = conditions[0].kind
    else { return false }
    return pattern.boundNames == ["self"] && value.isName("self")
  }
}
