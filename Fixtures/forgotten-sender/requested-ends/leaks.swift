import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

// What comes once has told nobody. That somebody outside may ask for the end some day does not tell who waits that there is no answer.

/// The one answer is a failure, and is only printed.
final class Settings: @unchecked Sendable {
  private var waiting: ((Data?) -> Void)?

  func load(_ url: URL, completion: @escaping (Data?) -> Void) {
    waiting?(nil)
    waiting = completion
    URLSession.shared.dataTask(with: url) { data, _, error in
      guard let data else {
        print("settings", error as Any)
        return  // want: forgotten-sender "waits for ever, unless 'cancel' is called"
      }
      self.waiting?(data)
      self.waiting = nil
    }.resume()
  }

  func cancel() {
    waiting?(nil)
    waiting = nil
  }
}

/// The request cannot be sent, and its number stays in the table.
actor Questions {
  private let socket: URLSessionWebSocketTask
  private var pending: [Int: CheckedContinuation<String, any Error>] = [:]

  init(socket: URLSessionWebSocketTask) { self.socket = socket }

  func ask(_ number: Int) async throws -> String {
    try await withCheckedThrowingContinuation { continuation in
      pending[number] = continuation
      Task {
        do {
          try await socket.send(.string("\(number)"))  // want: forgotten-sender "unless 'close' is called"
        } catch {
          print("not sent", error)
        }
      }
    }
  }

  func answered(_ number: Int, _ text: String) { pending.removeValue(forKey: number)?.resume(returning: text) }

  func close() {
    for continuation in pending.values { continuation.resume(throwing: CancellationError()) }
    pending = [:]
  }
}

/// Nothing asks for the next message, and those who wait for one are handlers.
final class Inbox: @unchecked Sendable {
  private var socket: URLSessionWebSocketTask?
  private var pending: [String: (Result<String, any Error>) -> Void] = [:]

  init(socket: URLSessionWebSocketTask) { self.socket = socket }

  func listen() {
    socket?.receive { result in
      switch result {
      case .success(.string(let text)):
        self.pending.removeValue(forKey: text)?(.success(text))
        self.listen()
      case .success: self.listen()
      case .failure(let error):
        print(error)
        self.socket = nil
      }
    }  // want: forgotten-sender "nothing calls 'receive' again"
  }

  func request(_ id: String, completion: @escaping (Result<String, any Error>) -> Void) {
    guard let socket else { return completion(.failure(CancellationError())) }
    pending[id] = completion
    socket.send(.string(id)) { error in
      if let error { self.pending.removeValue(forKey: id)?(.failure(error)) }
    }
  }

  func disconnect() {
    socket?.cancel(with: .goingAway, reason: nil)
    for handler in pending.values { handler(.failure(CancellationError())) }
    pending.removeAll()
  }
}

/// The end is for others, and for the end of the object; what works for it is private.
final class Profile: @unchecked Sendable {
  private var handlers: [(Data?) -> Void] = []

  func fetch(_ url: URL, handler: @escaping (Data?) -> Void) {
    handlers.append(handler)
    if handlers.count > 1 { return }
    URLSession.shared.dataTask(with: url) { data, _, error in
      if error != nil { return }  // want: forgotten-sender "unless 'invalidate' is called"
      self.tellAll(data)
    }.resume()
  }

  private func tellAll(_ data: Data?) {
    let all = handlers
    handlers = []
    for handler in all { handler(data) }
  }

  func invalidate() { tellAll(nil) }

  deinit { invalidate() }
}
