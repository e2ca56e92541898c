import LeakAST
import LeakDomain
import LeakModel

/// The waiter that a function has stored itself, by the names with which it stores it.
struct OwnEntry {
  let layout: SourceLayout
  let verdict: StoredVerdict

  /// What tells that one, and leaves nothing in its place; `nil` where nobody can name it.
  ///
  /// - Parameter farewell: what is written behind the waiter.
  func lines(_ shape: KeptWaiters.Shape, _ farewell: String) -> [String]? {
    guard let target else { return nil }
    switch (shape, target.kind) {
    case (.keyed, .subscripted(let slot, let keys)) where keys.count == 1 && isLasting(keys[0].value):
      return ["\(layout.text(slot.range)).removeValue(forKey: \(layout.text(keys[0].value.range)))?\(farewell)"]
    case (.single, .name), (.single, .member):
      let slot = layout.text(target.range)
      return ["\(slot)?\(farewell)", "\(slot) = nil"]
    default: return nil
    }
  }

  /// Whether it is stored in a function around a place.
  func isStored(in function: Function) -> Bool {
    verdict.stores.count == 1 && verdict.stores.allSatisfy { function.range.contains($0.location.range) }
  }

  /// The place to which it is assigned.
  private var target: Expr? {
    guard let stored = verdict.stores.first, let store = layout.statement(at: stored.location.range)?.statement,
      case .expr(let assignment) = store.kind, case .assign("=", let target, _) = assignment.bare.kind
    else { return nil }
    return target
  }

  /// Whether an expression has the same value when it is asked again: not `UUID()`.
  private func isLasting(_ key: Expr) -> Bool {
    switch key.kind {
    case .name, .literal: true
    case .member(let base?, _, _): isLasting(base)
    default: false
    }
  }
}
