import LeakAST
import LeakDomain
import LeakModel

/// Tells whoever waits where a method asks for the last of the events that it is brought: in the `case` for it, or in the `if`.
struct LastEventRepair {
  let layout: SourceLayout
  let verdict: StoredVerdict
  /// The case of the event, without its dot.
  let event: String

  /// - Parameter lines: what tells all that wait.
  func edits(_ lines: [String]) -> [TextEdit]? {
    guard let body = layout.function(at: verdict.at.location.range)?.body else { return nil }
    var places: [Block] = []
    Node.block(body).walk { node in
      if case .statement(let statement) = node { places += blocks(in: statement) }
      return true
    }
    guard places.count == 1, let place = places.first else { return nil }
    return layout.append(lines, to: place)
  }

  private func blocks(in statement: Stmt) -> [Block] {
    switch statement.kind {
    case .switch(let choice):
      choice.cases.filter { $0.items.contains { $0.guardExpr == nil && isEvent($0.pattern.range) } }.map(\.body)
    case .if(let choice):
      choice.conditions.count == 1 && asks(choice.conditions[0]) ? [choice.then] : []
    default: []
    }
  }

  private func isEvent(_ pattern: SourceRange) -> Bool { layout.text(pattern) == ".\(event)" }

  /// `event == .errorOccurred`, `case .errorOccurred = event`
  private func asks(_ condition: Condition) -> Bool {
    switch condition.kind {
    case .match(let pattern, _): isEvent(pattern.range)
    case .expr(let value): layout.text(value.range).hasSuffix("== .\(event)")
    case .binding, .availability: false
    }
  }
}
