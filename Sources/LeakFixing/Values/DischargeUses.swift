import LeakAST

/// How other exits meet an obligation, which tells what belongs there.
struct DischargeUses {
  /// They give a handler the text of an error: an empty one would say that all is well.
  private(set) var tellErrors = false
  /// They await the call: the handler runs on an actor.
  private(set) var areAwaited = false
  /// They call a handler with `true` or `false`.
  private(set) var areAnswers = false
  /// A value that one of them resumes with and that needs nothing from its surroundings.
  private(set) var value: String?

  init() {}

  /// The calls of a handler.
  init(calls carrier: String, in scope: Node, _ layout: SourceLayout) {
    var isAnswer: [Bool] = []
    scope.walk { node in
      guard case .expression(let value) = node else { return true }
      if case .awaited(let inner) = value.kind, case .call(let call) = inner.kind, call.callee.isName(carrier) {
        areAwaited = true
      }
      guard case .call(let call) = value.kind, call.callee.isName(carrier) else { return true }
      let values = call.arguments.map(\.value)
      isAnswer.append(values.count == 1 && values[0].isBool)
      if values.contains(where: { Self.isErrorText($0, layout) }) { tellErrors = true }
      return true
    }
    areAnswers = !isAnswer.isEmpty && isAnswer.allSatisfy { $0 }
  }

  /// `error.localizedDescription`, `"\(error)"`, `"no such file"`
  private static func isErrorText(_ value: Expr, _ layout: SourceLayout) -> Bool {
    if case .literal(.string(let text)) = value.kind { return text.contains(" ") }
    return layout.text(value.range).lowercased().contains("error")
  }

  /// The resumes of a continuation: with nothing at all, or with a literal.
  init(resumesOf carrier: String, in closure: Node) {
    var values: [String] = []
    closure.walk { node in
      guard case .expression(let expression) = node, case .call(let call) = expression.kind,
        case .member(let base?, "resume", _) = call.callee.kind, base.isName(carrier)
      else { return true }
      guard let argument = call.arguments.first else {
        values.append("()")
        return true
      }
      if argument.label == "returning", let text = Self.empty(argument.value) { values.append(text) }
      return true
    }
    value = values.contains("nil") ? "nil" : values.first
  }

  /// The literal that says "nothing" in the place of this one.
  private static func empty(_ value: Expr) -> String? {
    switch value.kind {
    case .literal(.nil): "nil"
    case .literal(.bool): "false"
    case .array: "[]"
    default: nil
    }
  }
}

extension Expr {
  fileprivate var isBool: Bool { if case .literal(.bool) = kind { true } else { false } }
}
