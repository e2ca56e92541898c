import LeakModel

extension ASTDump {
  mutating func add(_ pattern: Pattern, _ label: String? = nil) {
    let title = label.map { "pattern '\($0)':" } ?? "pattern"
    let range = pattern.range
    switch pattern.kind {
    case .name(let name, let isVar): line(title, isVar ? "var" : "let", "'\(name)'", at: range)
    case .wildcard: line(title, "wildcard", at: range)
    case .isType(let type): line(title, "is", type.outline, at: range)
    case .tuple(let elements): section(title, "tuple", at: range) { $0.add(elements) }
    case .enumCase(let type, let name, let payload):
      section(title, "case '\(type ?? "").\(name)'", at: range) { $0.add(payload) }
    case .optional(let inner): section(title, "optional", at: range) { $0.add(inner) }
    case .asType(let inner, let type): section(title, "as", type.outline, at: range) { $0.add(inner) }
    case .expr(let expr): section(title, "expression", at: range) { $0.add(expr) }
    }
  }

  private mutating func add(_ elements: [Pattern.Element]) {
    for element in elements { add(element.pattern, element.label) }
  }
}
