import LeakAST
import LeakModel

/// How a member of the type around is called by its name at some place: in a closure with the `self` that it captures.
struct OwnMember {
  /// `group`
  let expression: String

  /// - Parameters:
  ///   - path: leads to the place.
  ///   - visible: the names that can be used there.
  func expression(on path: [Node], _ visible: [VisibleName]) -> String {
    let root = expression.split(separator: ".").first.map(String.init) ?? expression
    let prefix = WrittenSelf.prefix(on: path, visible)
    if root == "self" { return prefix == WrittenSelf.optional ? prefix + Self.name(expression) : expression }
    return !prefix.isEmpty && isOwn(on: path, visible) ? prefix + expression : expression
  }

  /// Whether it is reached by `self`, written or not.
  func isOwn(on path: [Node], _ visible: [VisibleName]) -> Bool {
    let root = expression.split(separator: ".").first.map(String.init) ?? expression
    return root == "self" || !visible.contains { $0.name == root } && isMember(root, on: path)
  }

  /// `finish` of `self.finish`.
  static func name(_ expression: String) -> String {
    expression.hasPrefix("self.") ? String(expression.dropFirst("self.".count)) : expression
  }

  private func isMember(_ name: String, on path: [Node]) -> Bool {
    path.compactMap(\.typeDecl).flatMap(\.members).contains { member in
      guard case .variable(let variable) = member.kind else { return false }
      return variable.bindings.contains { $0.pattern.boundNames.contains(name) }
    }
  }
}
