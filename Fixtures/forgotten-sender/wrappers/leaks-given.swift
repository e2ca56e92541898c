/// What was taken out is given to a method, which leaves early.
actor Parcels {
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
    settle(entry, weight)
  }

  private func settle(_ entry: Entry, _ weight: Int) {
    guard weight >= entry.weight else { return }  // want: forgotten-sender "this return leaves 'entry'"
    entry.continuation.resume(returning: weight)
  }
}
