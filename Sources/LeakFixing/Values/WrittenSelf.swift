import LeakAST

/// How a member of the type around is reached at some place: in a closure, by the `self` that it captures.
enum WrittenSelf {
  /// Nothing outside of closures, `self.` in one, `self?.` where it is held weakly and has not been unwrapped.
  ///
  /// - Parameters:
  ///   - path: leads to the place.
  ///   - visible: the names that can be used there.
  static func prefix(on path: [Node], _ visible: [VisibleName]) -> String {
    let closures = path.compactMap { node -> Function? in
      if case .function(let function) = node, function.kind == .closure { function } else { nil }
    }
    guard !closures.isEmpty else { return "" }
    let isWeak = closures.contains { $0.captures.contains { $0.name == "self" && $0.strength == .weak } }
    return isWeak && !visible.contains { $0.name == "self" } ? optional : "self."
  }

  static let optional = "self?."
}
