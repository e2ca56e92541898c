// The same, and each is told before it goes.

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

  func closeRepaired(_ topic: String) {
    for reader in (readers[topic] ?? [:]).values { reader.resume(returning: 0) }
    readers[topic] = nil
  }

  func leaveRepaired(_ topic: String, _ id: Int) {
    readers[topic]?[id]?.resume(returning: 0)
    readers[topic]?[id] = nil
  }

  func forgetRepaired(_ topic: String, _ id: Int) {
    readers[topic]?.removeValue(forKey: id)?.resume(returning: 0)
  }

  func answerRepaired(_ topic: String, _ id: Int, _ value: Int?) {
    guard let reader = readers[topic]?.removeValue(forKey: id) else { return }
    reader.resume(returning: value ?? 0)
  }

  func tidy(_ topic: String) {
    if readers[topic]?.isEmpty ?? true { readers[topic] = nil }
  }
}
