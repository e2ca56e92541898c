import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

final class SettingsRepaired: @unchecked Sendable {
  private var waiting: ((Data?) -> Void)?

  func loadRepaired(_ url: URL, completion: @escaping (Data?) -> Void) {
    waiting?(nil)
    waiting = completion
    URLSession.shared.dataTask(with: url) { data, _, error in
      guard let data else {
        print("settings", error as Any)
        self.cancel()
        return
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

actor QuestionsRepaired {
  private let socket: URLSessionWebSocketTask
  private var pending: [Int: CheckedContinuation<String, any Error>] = [:]

  init(socket: URLSessionWebSocketTask) { self.socket = socket }

  func askRepaired(_ number: Int) async throws -> String {
    try await withCheckedThrowingContinuation { continuation in
      pending[number] = continuation
      Task {
        do {
          try await socket.send(.string("\(number)"))
        } catch {
          close()
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

final class InboxRepaired: @unchecked Sendable {
  private var socket: URLSessionWebSocketTask?
  private var pending: [String: (Result<String, any Error>) -> Void] = [:]

  init(socket: URLSessionWebSocketTask) { self.socket = socket }

  func listenRepaired() {
    socket?.receive { result in
      switch result {
      case .success(.string(let text)):
        self.pending.removeValue(forKey: text)?(.success(text))
        self.listenRepaired()
      case .success: self.listenRepaired()
      case .failure(let error):
        print(error)
        self.disconnect()
      }
    }
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
    socket = nil
    for handler in pending.values { handler(.failure(CancellationError())) }
    pending.removeAll()
  }
}

final class ProfileRepaired: @unchecked Sendable {
  private var handlers: [(Data?) -> Void] = []

  func fetchRepaired(_ url: URL, handler: @escaping (Data?) -> Void) {
    handlers.append(handler)
    if handlers.count > 1 { return }
    URLSession.shared.dataTask(with: url) { data, _, error in
      if error != nil { return self.tellAll(nil) }
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

/// The end is asked for where the other side has gone, of which something else hears.
final class Watched: @unchecked Sendable {
  private var waiting: ((Data?) -> Void)?

  init(_ center: NotificationCenter, lost: Notification.Name) {
    _ = center.addObserver(forName: lost, object: nil, queue: nil) { _ in self.stop() }
  }

  func load(_ url: URL, completion: @escaping (Data?) -> Void) {
    waiting?(nil)
    waiting = completion
    URLSession.shared.dataTask(with: url) { data, _, _ in
      guard let data else { return }
      self.waiting?(data)
      self.waiting = nil
    }.resume()
  }

  func stop() {
    waiting?(nil)
    waiting = nil
  }
}

/// It is made for one answer, and by somebody who may end it when there is none.
final class OneAnswer: @unchecked Sendable {
  private let completion: (Result<Data, any Error>) -> Void

  init(completion: @escaping (Result<Data, any Error>) -> Void) { self.completion = completion }

  func load(_ url: URL) {
    URLSession.shared.dataTask(with: url) { data, _, _ in
      guard let data else { return }
      self.completion(.success(data))
    }.resume()
  }

  func cancel() { completion(.failure(CancellationError())) }
}
