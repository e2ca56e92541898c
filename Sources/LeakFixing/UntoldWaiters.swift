import LeakAST
import LeakModel

/// Those waiters of a list or dictionary that a function has not told before it drops them all.
struct UntoldWaiters {
  private let layout: SourceLayout
  private let slot: String
  /// Members of the collection that are used before, and whether it is used in another way.
  private var members: Set<String> = []
  private var isUsedOtherwise = false

  /// What takes elements out, or looks at none.
  private static let harmless: Set<String> = [
    "isEmpty", "count", "append", "insert", "keys", "remove", "removeFirst", "removeLast", "removeValue", "popFirst",
    "popLast",
  ]

  /// - Parameter slot: the collection as it is written where it is dropped.
  init(of slot: String, before drop: SourceRange, in layout: SourceLayout) {
    self.layout = layout
    self.slot = slot
    guard let body = layout.function(at: drop)?.body else { return }
    Node.block(body).walk { node in
      guard node.range.start < drop.start else { return false }
      guard case .expression(let value) = node else { return true }
      if case .member(let base?, let name, _) = value.kind, isSlot(base) {
        members.insert(name)
        return false
      }
      if isSlot(value) { isUsedOtherwise = true }
      return true
    }
  }

  /// The expression for them; `nil` where nobody can say which of them have been told.
  var expression: String? {
    if isUsedOtherwise { return nil }
    switch members.subtracting(Self.harmless) {
    case []: return slot
    case ["first"]: return "\(slot).dropFirst()"
    case ["last"]: return "\(slot).dropLast()"
    default: return nil
    }
  }

  private func isSlot(_ value: Expr) -> Bool {
    let text = layout.text(value.range)
    return text == slot || "self.\(text)" == slot || text == "self.\(slot)"
  }
}
