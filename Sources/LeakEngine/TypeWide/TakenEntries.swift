import LeakFlow

/// Entries that a function takes out of a dictionary with their keys: `waiters.popFirst()`, or `waiters.removeFirst()` of one that keeps an
/// order.
extension TakenCarriers {
  struct Entry {
    /// The carrier.
    let member = "1"
    let label = "value"
    /// The key.
    let others: Set<String> = ["key", "0"]
  }

  /// How an entry that a value is has its parts; `nil` of any other value.
  func entry(_ value: Value, in ref: BodyRef) -> Entry? {
    guard case .call(let id) = value, isEntry(id, in: ref) else { return nil }
    return Entry()
  }

  /// The entry of which a value is what stands under the key: `let (key, waiter) = waiters.popFirst()`.
  func valueOfEntry(_ value: Value, in ref: BodyRef) -> Value? {
    guard case .member(.call(let id), let name) = value, name == "value" || name == "1", isEntry(id, in: ref) else {
      return nil
    }
    return .call(id)
  }

  /// Whether a call takes any entry out of the slot, and not what stands under one key.
  private func isEntry(_ id: CallID, in ref: BodyRef) -> Bool {
    let site = view.program.files[ref.file][id]
    return view.slot.shape == .dictionary && view.depth == 1 && isRemoval(site, in: ref)
      && site.arguments.allSatisfy { $0.label != "forKey" }
  }
}
