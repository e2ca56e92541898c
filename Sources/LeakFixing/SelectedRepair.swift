import LeakAST
import LeakDomain
import LeakModel

/// Tells those waiters of a list that a condition selects, before they are taken out of it.
struct SelectedRepair {
  let layout: SourceLayout
  let verdict: StoredVerdict
  /// What one of them is told: `.continuation.resume(…)`.
  let farewell: String

  /// `for waiter in waiters where waiter.id == id { … }` before `waiters.removeAll { $0.id == id }`.
  var edits: (line: String, edits: [TextEdit])? {
    guard let (statement, block) = layout.statement(at: verdict.at.location.range),
      case .expr(let value) = statement.kind, let selection = selection(value.bare),
      let (name, condition) = named(selection.by)
    else { return nil }
    let line =
      "for \(name) in \(layout.text(selection.list.range)) where \(selection.isKept ? opposite(condition) : condition.text) "
      + "{ \(name)\(farewell) }"
    return layout.insert([line], before: statement, in: block).map { (line, $0) }
  }

  private typealias Selection = (list: Expr, by: Function, isKept: Bool)

  /// What `list.removeAll { … }` removes, and what `list = list.filter { … }` keeps.
  private func selection(_ value: Expr) -> Selection? {
    switch value.kind {
    case .assign("=", let target, let kept):
      guard let (list, closure) = call(of: "filter", in: kept), layout.text(list.range) == layout.text(target.range)
      else { return nil }
      return (list, closure, true)
    default: return call(of: "removeAll", in: value).map { ($0, $1, false) }
    }
  }

  private func call(of method: String, in value: Expr) -> (Expr, Function)? {
    guard case .call(let call) = value.bare.kind, case .member(let list?, method, _) = call.callee.kind,
      call.arguments.count == 1, case .closure(let closure) = call.arguments[0].value.kind
    else { return nil }
    return (list, closure)
  }

  /// The one expression of a closure, with a name for its parameter.
  private func named(_ closure: Function) -> (name: String, condition: (value: Expr, text: String))? {
    guard let body = closure.body, body.statements.count == 1, case .expr(let value) = body.statements[0].kind,
      !value.kind.isEffect
    else { return nil }
    if let parameter = closure.parameters.first { return (parameter.name, (value, layout.text(value.range))) }
    var places: [SourceRange] = []
    var isPlain = true
    Node.expression(value).walk { node in
      guard case .expression(let inner) = node else {
        isPlain = false
        return false
      }
      if inner.kind == .name("$0") { places.append(inner.range) }
      return true
    }
    guard isPlain, !places.isEmpty, let name = layout.freeName(at: value.range) else { return nil }
    return (name, (value, text(of: value, putting: name, at: places)))
  }

  private func text(of value: Expr, putting name: String, at places: [SourceRange]) -> String {
    var (text, start) = ("", Int(value.range.start))
    for place in places.sorted(by: { $0.start < $1.start }) {
      text += layout.text(SourceRange(start: start, end: Int(place.start))) + name
      start = Int(place.end)
    }
    return text + layout.text(SourceRange(start: start, end: Int(value.range.end)))
  }

  /// `a == b` for `a != b`.
  private func opposite(_ condition: (value: Expr, text: String)) -> String {
    if case .binary("!=", _, _) = condition.value.kind, condition.text.components(of: " != ") == 2 {
      return condition.text.replacing(" != ", with: " == ")
    }
    return "!(\(condition.text))"
  }
}

extension Expr.Kind {
  /// Whether it may throw or suspend.
  fileprivate var isEffect: Bool {
    switch self {
    case .tried, .awaited: true
    default: false
    }
  }
}

extension String {
  fileprivate func components(of separator: String) -> Int { split(separator: separator).count }
}
