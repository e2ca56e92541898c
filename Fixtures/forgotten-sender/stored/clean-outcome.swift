import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

// The closure that hears of an operation's outcome tells those who wait for it on all its ways, or leaves them to somebody else.

final class ThumbnailsRepaired: @unchecked Sendable {
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
    loadRepaired(url)
  }

  private func loadRepaired(_ url: URL) {
    URLSession.shared.dataTask(with: url) { [weak self] data, _, error in
      guard let self else { return }
      guard let data, !data.isEmpty else {
        finish(url, nil)  // ok: all that wait are told that there is none
        return
      }
      queue.async { self.finish(url, [UInt8](data)) }
    }.resume()
  }

  private func finish(_ url: URL, _ bytes: [UInt8]?) {
    known[url] = bytes
    for callback in waiting.removeValue(forKey: url) ?? [] { callback(bytes) }
  }
}

protocol TokenService {
  func refresh(_ old: String, completion: @escaping (Result<String, any Error>) -> Void)
}

final class TokensRepaired: @unchecked Sendable {
  private let source: any TokenService
  private var isRefreshing = false
  private var waiting: [(Result<String, any Error>) -> Void] = []

  init(_ source: any TokenService) { self.source = source }

  func tokenRepaired(instead old: String, completion: @escaping (Result<String, any Error>) -> Void) {
    waiting.append(completion)
    guard !isRefreshing else { return }
    isRefreshing = true
    source.refresh(old) { result in
      self.isRefreshing = false
      defer {
        let all = self.waiting
        self.waiting = []
        for completion in all { completion(result) }
      }
      guard case .failure = result else { return }
      NotificationCenter.default.post(name: Notification.Name("signedOut"), object: nil)
    }
  }
}

final class StatusRepaired: @unchecked Sendable {
  private var waiter: CheckedContinuation<Int, any Error>?

  func statusRepaired(_ url: URL) async throws -> Int {
    waiter?.resume(throwing: CancellationError())
    return try await withCheckedThrowingContinuation { continuation in
      waiter = continuation
      URLSession.shared.dataTask(with: url) { _, response, error in
        defer { self.waiter = nil }
        if let response = response as? HTTPURLResponse {
          self.waiter?.resume(returning: response.statusCode)
        } else {
          self.waiter?.resume(throwing: error ?? URLError(.badServerResponse))
        }
      }.resume()
    }
  }
}

final class HandshakeRepaired: @unchecked Sendable {
  private enum State {
    case idle, starting
    case ended(Result<String, any Error>)
  }
  private var state = State.idle
  private var callbacks: [(Result<String, any Error>) -> Void] = []
  private let queue = DispatchQueue(label: "handshake")

  func start(_ url: URL, completion: @escaping @Sendable (Result<String, any Error>) -> Void) {
    queue.async { [self] in
      switch state {
      case .ended(let result): completion(result)
      case .starting: callbacks.append(completion)
      case .idle:
        state = .starting
        callbacks.append(completion)
        beginRepaired(url)
      }
    }
  }

  private func beginRepaired(_ url: URL) {
    URLSession.shared.dataTask(with: url) { data, _, error in
      self.queue.async {
        if let error {
          self.tell(.failure(error))  // ok: all that wait are told of the error
          return
        }
        self.tell(.success(data.map { String(decoding: $0, as: UTF8.self) } ?? ""))
      }
    }.resume()
  }

  private func tell(_ result: Result<String, any Error>) {
    state = .ended(result)
    let all = callbacks
    callbacks.removeAll()
    for callback in all { callback(result) }
  }
}

/// Whoever cancels an operation has told those who wait for it.
final class LatestOnly: @unchecked Sendable {
  private var completion: (([UInt8]?) -> Void)?
  private var task: URLSessionTask?

  func load(_ url: URL, completion: @escaping ([UInt8]?) -> Void) {
    self.completion?(nil)
    task?.cancel()
    self.completion = completion
    task = URLSession.shared.dataTask(with: url) { data, _, error in
      if let error = error as? URLError, error.code == .cancelled { return }  // ok: another one is under way
      self.completion?(data.map { [UInt8]($0) })
      self.completion = nil
    }
    task?.resume()
  }
}

/// What could not be sent is kept until it is tried again.
final class Outbox: @unchecked Sendable {
  private var pending: [(Bool) -> Void] = []
  private let url: URL

  init(_ url: URL) { self.url = url }

  func post(completion: @escaping (Bool) -> Void) {
    pending.append(completion)
    flush()
  }

  /// Whoever sees that the network is there again calls it.
  func flush() {
    URLSession.shared.dataTask(with: url) { _, _, error in
      guard error == nil else { return }  // ok: the next call tries again
      let all = self.pending
      self.pending = []
      for completion in all { completion(true) }
    }.resume()
  }
}

/// It tries again by itself.
final class Insistent: @unchecked Sendable {
  private var pending: [(Bool) -> Void] = []
  private let url: URL

  init(_ url: URL) { self.url = url }

  func post(completion: @escaping (Bool) -> Void) {
    pending.append(completion)
    attempt()
  }

  private func attempt() {
    URLSession.shared.dataTask(with: url) { _, _, error in
      guard error == nil else {
        DispatchQueue.global().asyncAfter(deadline: .now() + 1) { self.attempt() }
        return  // ok: the next attempt tells them
      }
      let all = self.pending
      self.pending = []
      for completion in all { completion(true) }
    }.resume()
  }
}

/// A time limit ends the wait.
final class Patient: @unchecked Sendable {
  private var completion: (([UInt8]?) -> Void)?

  func load(_ url: URL, completion: @escaping ([UInt8]?) -> Void) {
    giveUp()
    self.completion = completion
    URLSession.shared.dataTask(with: url) { data, _, _ in
      guard let data else { return }  // ok: 'giveUp' is called when time is out
      self.completion?([UInt8](data))
      self.completion = nil
    }.resume()
    DispatchQueue.global().asyncAfter(deadline: .now() + 10) { self.giveUp() }
  }

  private func giveUp() {
    completion?(nil)
    completion = nil
  }
}

/// Listeners hear of each change, as long as there are any.
final class Changes: @unchecked Sendable {
  private var listeners: [([UInt8]) -> Void] = []

  func listen(_ url: URL, handler: @escaping ([UInt8]) -> Void) {
    listeners.append(handler)
    URLSession.shared.dataTask(with: url) { data, _, _ in
      guard let data else { return }  // ok: nothing has changed
      for listener in self.listeners { listener([UInt8](data)) }
    }.resume()
  }
}

enum Answer { case joined, refused(any Error), timedOut }

protocol Link {
  func push(_ event: String, completion: @escaping (Answer) -> Void)
  func listen(_ event: String, each: @escaping (Answer) -> Void)
}

final class RoomRepaired: @unchecked Sendable {
  private var waiting: [CheckedContinuation<Void, any Error>] = []
  private var isJoining = false
  private let socket: any Link

  init(_ socket: any Link) { self.socket = socket }

  func enterRepaired() async throws {
    try await withCheckedThrowingContinuation { continuation in
      waiting.append(continuation)
      guard !isJoining else { return }
      isJoining = true
      socket.push("join") { reply in
        self.isJoining = false
        switch reply {
        case .joined: self.settle(.success(()))
        case .refused(let error): self.settle(.failure(error))
        case .timedOut: self.settle(.failure(CancellationError()))
        }
      }
    }
  }

  private func settle(_ result: Result<Void, any Error>) {
    let all = waiting
    waiting = []
    for waiter in all { waiter.resume(with: result) }
  }
}

/// It hears of more than one answer.
final class Lobby: @unchecked Sendable {
  private var waiter: CheckedContinuation<Void, any Error>?
  private let socket: any Link

  init(_ socket: any Link) { self.socket = socket }

  func enter() async throws {
    waiter?.resume(throwing: CancellationError())
    try await withCheckedThrowingContinuation { continuation in
      waiter = continuation
      socket.listen("join") { answer in
        guard case .joined = answer else { return }  // ok: another answer may come
        self.waiter?.resume()
        self.waiter = nil
      }
    }
  }
}

final class CoversRepaired: @unchecked Sendable {
  private var waiter: CheckedContinuation<[UInt8], Never>?

  func coverRepaired(_ url: URL) async -> [UInt8] {
    waiter?.resume(returning: [])
    return await withCheckedContinuation { continuation in
      waiter = continuation
      fetchRepaired(url)
    }
  }

  func fetchRepaired(_ url: URL) {
    URLSession.shared.dataTask(with: url) { data, _, _ in
      self.waiter?.resume(returning: data.map { [UInt8]($0) } ?? [])
      self.waiter = nil
    }.resume()
  }
}

/// What another module may call, or a button, may try again.
public final class Gallery: @unchecked Sendable {
  private var waiter: CheckedContinuation<[UInt8], Never>?

  func picture(_ url: URL) async -> [UInt8] {
    waiter?.resume(returning: [])
    return await withCheckedContinuation { continuation in
      waiter = continuation
      fetch(url)
    }
  }

  public func fetch(_ url: URL) {
    URLSession.shared.dataTask(with: url) { data, _, _ in
      guard let data else { return }  // ok: whoever sees no picture may fetch it again
      self.waiter?.resume(returning: [UInt8](data))
      self.waiter = nil
    }.resume()
  }
}
