import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

// Those who wait are kept while an operation is under way, and the closure that hears of its outcome tells them on some of its ways
// only.

/// The first one loads, the others wait for it: nobody is told where there is nothing to give.
final class Thumbnails: @unchecked Sendable {
  private var known: [URL: [UInt8]] = [:]
  private var waiting: [URL: [([UInt8]?) -> Void]] = [:]
  private let queue = DispatchQueue(label: "thumbnails")

  func thumbnail(_ url: URL, completion: @escaping ([UInt8]?) -> Void) {
    if let bytes = known[url] { return completion(bytes) }
    guard waiting[url] == nil else {
      waiting[url]?.append(completion)
      return
    }
    waiting[url] = [completion]
    load(url)
  }

  private func load(_ url: URL) {
    URLSession.shared.dataTask(with: url) { [weak self] data, _, error in
      guard let self else { return }
      guard let data, !data.isEmpty else {
        print("no thumbnail:", error as Any)
        return  // want: forgotten-sender "leaves what is in 'waiting' from lines 22 and 19 without calling it, and the closure given to 'dataTask' runs once"
      }
      queue.async {
        self.known[url] = [UInt8](data)
        let callbacks = self.waiting.removeValue(forKey: url) ?? []
        for callback in callbacks { callback([UInt8](data)) }
      }
    }.resume()
  }
}

protocol TokenSource {
  func refresh(_ old: String, completion: @escaping (Result<String, any Error>) -> Void)
}

/// A refresh that fails signs the user out, and the requests that wait for the new token are forgotten.
final class Tokens: @unchecked Sendable {
  private let source: any TokenSource
  private var isRefreshing = false
  private var waiting: [(Result<String, any Error>) -> Void] = []

  init(_ source: any TokenSource) { self.source = source }

  func token(instead old: String, completion: @escaping (Result<String, any Error>) -> Void) {
    waiting.append(completion)
    guard !isRefreshing else { return }
    isRefreshing = true
    source.refresh(old) { result in
      self.isRefreshing = false
      switch result {
      case .success:
        let all = self.waiting
        self.waiting = []
        for completion in all { completion(result) }
      case .failure:
        NotificationCenter.default.post(name: Notification.Name("signedOut"), object: nil)
      }
    }  // want: forgotten-sender "leaves what is in 'waiting' from line 55 without calling it, and the closure given to 'refresh' runs once"
  }
}

/// A task that waits in a property, and an answer of another kind.
final class Status: @unchecked Sendable {
  private var waiter: CheckedContinuation<Int, any Error>?

  func status(_ url: URL) async throws -> Int {
    waiter?.resume(throwing: CancellationError())
    return try await withCheckedThrowingContinuation { continuation in
      waiter = continuation
      URLSession.shared.dataTask(with: url) { _, response, error in
        if let error {
          self.waiter?.resume(throwing: error)
          self.waiter = nil
          return
        }
        guard let response = response as? HTTPURLResponse else {
          return  // want: forgotten-sender "leaves what is in 'waiter' from line 79 without resuming it, and the closure given to 'dataTask' runs once"
        }
        self.waiter?.resume(returning: response.statusCode)
        self.waiter = nil
      }.resume()
    }
  }
}

/// The outcome is looked at on a queue of the object.
final class Handshake: @unchecked Sendable {
  private enum State {
    case idle, starting
    case ready(String)
    case failed(any Error)
  }
  private var state = State.idle
  private var callbacks: [(Result<String, any Error>) -> Void] = []
  private let queue = DispatchQueue(label: "handshake")

  func start(_ url: URL, completion: @escaping @Sendable (Result<String, any Error>) -> Void) {
    queue.async { [self] in
      switch state {
      case .ready(let id): completion(.success(id))
      case .failed(let error): completion(.failure(error))
      case .starting: callbacks.append(completion)
      case .idle:
        state = .starting
        callbacks.append(completion)
        begin(url)
      }
    }
  }

  private func begin(_ url: URL) {
    URLSession.shared.dataTask(with: url) { data, _, error in
      self.queue.async {
        if let error {
          self.state = .failed(error)
          return  // want: forgotten-sender "leaves what is in 'callbacks' from lines 112 and 115 without calling it"
        }
        let id = data.map { String(decoding: $0, as: UTF8.self) } ?? ""
        self.state = .ready(id)
        self.tell(.success(id))
      }
    }.resume()
  }

  private func tell(_ result: Result<String, any Error>) {
    let all = callbacks
    callbacks.removeAll()
    for callback in all { callback(result) }
  }
}

enum Reply { case joined, refused(any Error), timedOut }

protocol Socket {
  func push(_ event: String, completion: @escaping (Reply) -> Void)
}

/// One of the outcomes only changes the state.
final class Room: @unchecked Sendable {
  private var waiting: [CheckedContinuation<Void, any Error>] = []
  private var isJoining = false
  private let socket: any Socket

  init(_ socket: any Socket) { self.socket = socket }

  func enter() async throws {
    try await withCheckedThrowingContinuation { continuation in
      waiting.append(continuation)
      guard !isJoining else { return }
      isJoining = true
      socket.push("join") { reply in
        self.isJoining = false
        switch reply {
        case .joined: self.settle(.success(()))
        case .refused(let error): self.settle(.failure(error))
        case .timedOut: print("no answer")
        }
      }  // want: forgotten-sender "and the closure given to 'push' runs once"
    }
  }

  private func settle(_ result: Result<Void, any Error>) {
    let all = waiting
    waiting = []
    for waiter in all { waiter.resume(with: result) }
  }
}

/// What is loaded for one who waits is loaded by nobody else, although others could call it.
final class Covers: @unchecked Sendable {
  private var waiter: CheckedContinuation<[UInt8], Never>?

  func cover(_ url: URL) async -> [UInt8] {
    waiter?.resume(returning: [])
    return await withCheckedContinuation { continuation in
      waiter = continuation
      fetch(url)
    }
  }

  func fetch(_ url: URL) {
    URLSession.shared.dataTask(with: url) { data, _, _ in
      guard let data else { return }  // want: forgotten-sender "and the closure given to 'dataTask' runs once"
      self.waiter?.resume(returning: [UInt8](data))
      self.waiter = nil
    }.resume()
  }
}
