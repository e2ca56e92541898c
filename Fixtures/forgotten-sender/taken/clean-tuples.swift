final class OutboxRepaired {
  private var queued: [(bytes: Int, CheckedContinuation<Void, any Error>)] = []
  private var byName: [String: (Int, CheckedContinuation<Int, Never>)] = [:]

  func enqueue(_ bytes: Int) async throws {
    try await withCheckedThrowingContinuation { queued.append((bytes, $0)) }
  }

  func ask(_ name: String) async -> Int {
    await withCheckedContinuation {
      byName.updateValue((name.count, $0), forKey: name)?.1.resume(returning: 0)
    }
  }

  func close(_ error: any Error) {
    for (_, continuation) in queued { continuation.resume(throwing: error) }
    queued = []
    for (_, continuation) in byName.values { continuation.resume(returning: 0) }
    byName = [:]
  }

  func flushRepaired(_ write: (Int) -> Int?) -> Bool {
    while !queued.isEmpty {
      var (bytes, continuation) = queued.removeFirst()
      guard let written = write(bytes) else {
        queued.insert((bytes, continuation), at: 0)  // ok: it waits for the next flush
        return false
      }
      bytes -= written
      if bytes == 0 { continuation.resume() } else { queued.insert((bytes, continuation), at: 0) }
    }
    return true
  }

  func skipRepaired(_ isValid: Bool) {
    guard isValid else { return }
    let first = queued.removeFirst()
    first.1.resume()
  }

  func answerRepaired(_ name: String, _ value: Int?) {
    guard let (_, continuation) = byName.removeValue(forKey: name) else { return }
    continuation.resume(returning: value ?? 0)
  }
}
