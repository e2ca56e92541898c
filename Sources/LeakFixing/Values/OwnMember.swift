import LeakAST
import LeakModel

/// How a member of the type around is called by its name at some place: in a closure with the `self` that it captures.
struct OwnMember {
  let layout: SourceLayout
  /// `group`
  let expression: String

  /// - Parameter path: leads to the place.
  func expression(on path: [Node], before offset: Int32) -> String {
    let root = expression.split(separator: ".").first.map(String.init) ?? expression
    let visible = VisibleName.all(on: path, before: offset)
    let closures = path.compactMap { node -> Function? in
      if case .function(let function) = node, function.kind == .closure { function } else { nil }
    }
    guard !closures.isEmpty, root != "self", !visible.contains(where: { $0.name == root }), isMember(root, on: path)
    else { return expression }
    let isWeak = closures.contains { $0.captures.contains { $0.name == "self" && $0.strength == .weak } }
    return isWeak && !visible.contains { $0.name == "self" } ? "self?.\(expression)" : "self.\(expression)"
  }

  private func isMember(_ name: String, on path: [Node]) -> Bool {
    path.contains { node in
      guard case .statement(let statement) = node, case .type(let type) = statement.kind else { return false }
      return type.members.contains { member in
        guard case .variable(let variable) = member.kind else { return false }
        return variable.bindings.contains { $0.pattern.boundNames.contains(name) }
      }
    }
  }
}
