/// What was taken out is given to a method, which tells it in any case.
actor KeptParcels {
  struct Entry {
    let weight: Int
    let continuation: CheckedContinuation<Int, any Error>
  }
  private var entries: [String: Entry] = [:]

  func track(_ name: String) async throws -> Int {
    try await withCheckedThrowingContinuation { continuation in
      let entry = Entry(weight: 1, continuation: continuation)
      entries.updateValue(entry, forKey: name)?.continuation.resume(throwing: CancellationError())
    }
  }

  func arrived(_ name: String, _ weight: Int) {
    guard let entry = entries.removeValue(forKey: name) else { return }
    settleRepaired(entry, weight)
  }

  private func settleRepaired(_ entry: Entry, _ weight: Int) {
    guard weight >= entry.weight else { return entry.continuation.resume(throwing: CancellationError()) }
    entry.continuation.resume(returning: weight)
  }
}
