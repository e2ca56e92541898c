/// What waits is kept beside what it waits for, and is lost when both are taken out.
final class Outbox {
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

  func flush(_ write: (Int) -> Int?) -> Bool {
    while !queued.isEmpty {
      var (bytes, continuation) = queued.removeFirst()
      guard let written = write(bytes) else { return false }  // want: forgotten-sender "this return leaves 'continuation' from line 25 without a resume"
      bytes -= written
      if bytes == 0 { continuation.resume() } else { queued.insert((bytes, continuation), at: 0) }
    }
    return true
  }

  func skip(_ isValid: Bool) {
    let first = queued.removeFirst()
    guard isValid else { return }  // want: forgotten-sender "this return leaves 'first' from line 34 without a resume"
    first.1.resume()
  }

  func answer(_ name: String, _ value: Int?) {
    guard let (_, continuation) = byName.removeValue(forKey: name) else { return }
    guard let value else { return }  // want: forgotten-sender "leaves 'continuation' from line 40 without a resume"
    continuation.resume(returning: value)
  }
}
