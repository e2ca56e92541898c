// A dictionary of dictionaries of those who wait.

actor Topics {
  private var readers: [String: [Int: CheckedContinuation<Int, Never>]] = [:]

  func read(_ topic: String, _ id: Int) async -> Int {
    await withCheckedContinuation { continuation in
      readers[topic, default: [:]][id] = continuation
    }
  }

  func publish(_ topic: String, _ value: Int) {
    for reader in (readers.removeValue(forKey: topic) ?? [:]).values { reader.resume(returning: value) }
  }

  func answer(_ topic: String, _ id: Int, _ value: Int?) {
    guard let reader = readers[topic]?.removeValue(forKey: id) else { return }
    guard let value else { return }  // want: forgotten-sender "this return leaves 'reader'"
    reader.resume(returning: value)
  }
}
