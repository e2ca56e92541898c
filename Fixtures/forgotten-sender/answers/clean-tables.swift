final class CallsRepaired {
  private var pending: [Int: CheckedContinuation<Int, any Error>] = [:]
  private var last = 0

  func call() async throws -> Int {
    last += 1
    let id = last
    return try await withCheckedThrowingContinuation { pending[id] = $0 }
  }

  func answeredRepaired(id: Int, value: Int?, error: (any Error)?) {
    if let error {
      pending.removeValue(forKey: id)?.resume(throwing: error)
      return
    }
    if let value { pending.removeValue(forKey: id)?.resume(returning: value) }
  }
}

actor LookupsRepaired {
  private var waiting: [String: CheckedContinuation<String?, Never>] = [:]
  private var last = 0

  func lookUp(_ name: String) async -> String? {
    last += 1
    let key = "\(name)-\(last)"
    return await withCheckedContinuation { waiting[key] = $0 }
  }

  func foundRepaired(_ key: String, _ value: String?, error: String?) {
    waiting.removeValue(forKey: key)?.resume(returning: error == nil ? value : nil)
  }

  func close() {
    for waiter in waiting.values { waiter.resume(returning: nil) }
    waiting.removeAll()
  }
}

enum Message {
  case answer(id: Int, [UInt8])
  case refused(id: Int, code: Int)
  case failed(String)
  case notice(String)
}

final class PeerRepaired {
  private var pending: [Int: (Result<[UInt8], any Error>) -> Void] = [:]
  private var last = 0

  func request(completion: @escaping (Result<[UInt8], any Error>) -> Void) {
    last += 1
    pending[last] = completion
  }

  func receivedRepaired(_ message: Message) {
    switch message {
    case .answer(let id, let bytes): pending.removeValue(forKey: id)?(.success(bytes))
    case .refused(let id, _): pending.removeValue(forKey: id)?(.failure(CancellationError()))
    // It names nobody: it may be that of a notice.
    case .failed(let text): print("failed", text)
    case .notice(let text): print(text)
    }
  }
}

/// The error is that of one part; the rest comes under the same key.
final class Parts {
  private var pending: [Int: CheckedContinuation<Int, Never>] = [:]
  private var counts: [Int: Int] = [:]
  private var last = 0

  func parts() async -> Int {
    last += 1
    let id = last
    return await withCheckedContinuation { pending[id] = $0 }
  }

  func received(id: Int, part: [UInt8]?, error: (any Error)?) {
    if error == nil { counts[id, default: 0] += 1 }
  }

  func ended(id: Int) { pending.removeValue(forKey: id)?.resume(returning: counts[id] ?? 0) }
}

/// Another attempt is made under the same key.
final class Tried {
  private var pending: [Int: CheckedContinuation<Int, any Error>] = [:]
  private var last = 0
  private let send: (Int) -> Void

  init(send: @escaping (Int) -> Void) { self.send = send }

  func call() async throws -> Int {
    last += 1
    let id = last
    return try await withCheckedThrowingContinuation { continuation in
      pending[id] = continuation
      send(id)
    }
  }

  func answered(id: Int, value: Int?, error: (any Error)?) {
    if error != nil {
      send(id)
      return
    }
    if let value { pending.removeValue(forKey: id)?.resume(returning: value) }
  }
}

/// Whoever calls it with an error looks after those who wait himself.
final class Served {
  private var pending: [Int: CheckedContinuation<Int, any Error>] = [:]
  private var last = 0

  func call() async throws -> Int {
    last += 1
    let id = last
    return try await withCheckedThrowingContinuation { pending[id] = $0 }
  }

  func answered(id: Int, value: Int?, error: (any Error)?) {
    if error != nil { return }
    if let value { pending.removeValue(forKey: id)?.resume(returning: value) }
  }

  func lost(id: Int) { pending.removeValue(forKey: id)?.resume(throwing: CancellationError()) }
}
