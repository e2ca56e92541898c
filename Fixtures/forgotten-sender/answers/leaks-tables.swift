// An answer names whom it is for, and brings an error that nobody is told of: there will be no other answer under that key.

final class Calls {
  private var pending: [Int: CheckedContinuation<Int, any Error>] = [:]
  private var last = 0

  func call() async throws -> Int {
    last += 1
    let id = last
    return try await withCheckedThrowingContinuation { pending[id] = $0 }
  }

  func answered(id: Int, value: Int?, error: (any Error)?) {
    if let error {
      print("call", id, error)
      return  // want: forgotten-sender "'answered(id:value:error:)' has brought an error"
    }
    if let value { pending.removeValue(forKey: id)?.resume(returning: value) }
  }
}

/// The error is a text, and the table has an end for whoever asks for it.
actor Lookups {
  private var waiting: [String: CheckedContinuation<String?, Never>] = [:]
  private var last = 0

  func lookUp(_ name: String) async -> String? {
    last += 1
    let key = "\(name)-\(last)"
    return await withCheckedContinuation { waiting[key] = $0 }
  }

  func found(_ key: String, _ value: String?, error: String?) {
    guard error == nil else { return }  // want: forgotten-sender "unless 'close' is called"
    waiting.removeValue(forKey: key)?.resume(returning: value)
  }

  func close() {
    for waiter in waiting.values { waiter.resume(returning: nil) }
    waiting.removeAll()
  }
}

/// The kind of message tells.
enum Message {
  case answer(id: Int, [UInt8])
  case refused(id: Int, code: Int)
  case failed(id: Int?, String)
  case notice(String)
}

final class Peer {
  private var pending: [Int: (Result<[UInt8], any Error>) -> Void] = [:]
  private var last = 0

  func request(completion: @escaping (Result<[UInt8], any Error>) -> Void) {
    last += 1
    pending[last] = completion
  }

  func received(_ message: Message) {
    switch message {
    case .answer(let id, let bytes): pending.removeValue(forKey: id)?(.success(bytes))
    case .refused(let id, let code): print("refused", id, code)
    case .failed(let id, let text): print("failed", id ?? 0, text)
    case .notice(let text): print(text)
    }
  }  // want: forgotten-sender "'received(_:)' has brought an error"
}
