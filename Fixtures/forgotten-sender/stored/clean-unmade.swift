import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

// Whoever waits in a property is told where the request cannot be made, or somebody else makes it or answers.

final class RenewalRepaired: @unchecked Sendable {
  struct Token {
    var text: String
    var refresh: String?
    var isFresh = true
  }
  private let url: URL
  private let lock = NSLock()
  private var token: Token?
  private var isRenewing = false
  private var pending: [(Result<String, any Error>) -> Void] = []

  init(_ url: URL) { self.url = url }

  func token(completion: @escaping (Result<String, any Error>) -> Void) {
    lock.lock()
    if let token, token.isFresh {
      lock.unlock()
      completion(.success(token.text))
      return
    }
    pending.append(completion)
    let isFirst = !isRenewing
    isRenewing = true
    lock.unlock()
    if isFirst { renewRepaired() }
  }

  private func renewRepaired() {
    guard let refresh = token?.refresh else {
      finish(.failure(URLError(.userAuthenticationRequired)))
      return  // ok: all are told
    }
    var request = URLRequest(url: url)
    request.httpBody = Data(refresh.utf8)
    URLSession.shared.dataTask(with: request) { [self] data, _, error in
      guard let data else { return finish(.failure(error ?? URLError(.badServerResponse))) }
      finish(.success(String(decoding: data, as: UTF8.self)))
    }.resume()
  }

  private func finish(_ result: Result<String, any Error>) {
    lock.lock()
    if case .success(let text) = result { token = Token(text: text, refresh: token?.refresh) }
    isRenewing = false
    let all = pending
    pending = []
    lock.unlock()
    for completion in all { completion(result) }
  }
}

protocol Fetcher {
  var isBusy: Bool { get }
  func load(_ name: String, completion: @escaping (Bool) -> Void)
}

final class PreparationRepaired {
  private var waiter: CheckedContinuation<Bool, Never>?
  private let loader: any Fetcher
  var name: String?

  init(_ loader: any Fetcher) { self.loader = loader }

  func prepareRepaired() async -> Bool {
    guard waiter == nil, let name else { return false }
    return await withCheckedContinuation { continuation in
      waiter = continuation
      loader.load(name) { isDone in
        self.waiter?.resume(returning: isDone)
        self.waiter = nil
      }
    }
  }
}

final class InquiryRepaired {
  private var answer: ((Bool) -> Void)?
  var loader: (any Fetcher)?

  func ask(_ name: String, completion: @escaping (Bool) -> Void) {
    answer?(false)
    answer = completion
    askRepaired(name)
  }

  private func askRepaired(_ name: String) {
    guard let loader else { return finish(false) }
    loader.load(name) { self.finish($0) }
  }

  private func finish(_ isDone: Bool) {
    answer?(isDone)
    answer = nil
  }
}

struct Purchase: Encodable { var number: Int }

final class ShopRepaired: @unchecked Sendable {
  private var waiters: [Int: CheckedContinuation<Int, any Error>] = [:]
  private let queue = DispatchQueue(label: "shop")

  func orderRepaired(_ order: Purchase, at url: URL) async throws -> Int {
    let body = try JSONEncoder().encode(order)
    return try await withCheckedThrowingContinuation { continuation in
      queue.async {
        self.waiters[order.number]?.resume(throwing: CancellationError())
        self.waiters[order.number] = continuation
        var request = URLRequest(url: url)
        request.httpBody = body
        URLSession.shared.dataTask(with: request) { _, response, error in
          self.queue.async {
            let waiter = self.waiters.removeValue(forKey: order.number)
            if let error { waiter?.resume(throwing: error) } else { waiter?.resume(returning: 1) }
          }
        }.resume()
      }
    }
  }
}

/// Who waits is served as soon as there is somebody to ask.
final class Patience {
  private var pending: [(Bool) -> Void] = []
  private var loader: (any Fetcher)?

  func ask(completion: @escaping (Bool) -> Void) {
    pending.append(completion)
    flush()
  }

  func connected(_ loader: any Fetcher) {
    self.loader = loader
    flush()
  }

  private func flush() {
    guard let loader else { return }  // ok: 'connected' asks for all of them
    loader.load("all") { isDone in
      let all = self.pending
      self.pending = []
      for completion in all { completion(isDone) }
    }
  }
}

/// The property itself sees to those who wait.
final class Observant {
  private var pending: [(Bool) -> Void] = []
  var name: String? {
    didSet { ask() }
  }
  private let loader: any Fetcher

  init(_ loader: any Fetcher) { self.loader = loader }

  func ask(completion: @escaping (Bool) -> Void) {
    pending.append(completion)
    ask()
  }

  private func ask() {
    guard let name else { return }  // ok: whoever sets the name asks
    loader.load(name) { isDone in
      let all = self.pending
      self.pending = []
      for completion in all { completion(isDone) }
    }
  }
}

/// Another request brings the answer.
final class Joined {
  private var pending: [(Bool) -> Void] = []
  private var current: String?
  private let loader: any Fetcher

  init(_ loader: any Fetcher) { self.loader = loader }

  func ask(_ name: String, completion: @escaping (Bool) -> Void) {
    pending.append(completion)
    guard current == nil else { return }  // ok: one is under way
    current = name
    loader.load(name) { isDone in
      self.current = nil
      let all = self.pending
      self.pending = []
      for completion in all { completion(isDone) }
    }
  }
}

/// Whoever asks knows that there is somebody.
final class Sure {
  private var waiter: CheckedContinuation<Bool, Never>?
  private var loader: (any Fetcher)?

  private var isReady: Bool { loader != nil }

  func ask(_ name: String) async -> Bool {
    guard isReady, waiter == nil else { return false }
    return await withCheckedContinuation { continuation in
      waiter = continuation
      start(name)
    }
  }

  private func start(_ name: String) {
    loader?.load(name) { isDone in  // ok: 'isReady' has been asked
      self.waiter?.resume(returning: isDone)
      self.waiter = nil
    }
  }
}

/// A time limit ends the wait.
final class Limited {
  private var waiter: ((Bool) -> Void)?
  var loader: (any Fetcher)?

  func ask(_ name: String, completion: @escaping (Bool) -> Void) {
    waiter?(false)
    waiter = completion
    DispatchQueue.main.asyncAfter(deadline: .now() + 10) { self.finish(false) }
    loader?.load(name) { self.finish($0) }  // ok: 'finish' is called when time is out
  }

  private func finish(_ isDone: Bool) {
    waiter?(isDone)
    waiter = nil
  }
}

/// It tries again until the name is there.
final class Retrying {
  private var waiter: ((Bool) -> Void)?
  private let loader: any Fetcher
  var name: String?

  init(_ loader: any Fetcher) { self.loader = loader }

  func ask(completion: @escaping (Bool) -> Void) {
    waiter?(false)
    waiter = completion
    attempt()
  }

  private func attempt() {
    guard let name else {
      DispatchQueue.main.asyncAfter(deadline: .now() + 1) { self.attempt() }
      return  // ok: the next attempt finds it
    }
    loader.load(name) { isDone in
      self.waiter?(isDone)
      self.waiter = nil
    }
  }
}

/// The delegate has what is missing brought, and calls again.
protocol NameSource: AnyObject {
  func needsName(_ asker: Delegating)
}

final class Delegating {
  private var waiter: ((Bool) -> Void)?
  private let loader: any Fetcher
  weak var source: (any NameSource)?
  var name: String?

  init(_ loader: any Fetcher) { self.loader = loader }

  func ask(completion: @escaping (Bool) -> Void) {
    waiter?(false)
    waiter = completion
    guard let name else {
      source?.needsName(self)
      return  // ok: it is given the object
    }
    loader.load(name) { isDone in
      self.waiter?(isDone)
      self.waiter = nil
    }
  }
}

/// A sign of life, after which the same is tried again: whoever tries answers by himself.
protocol Peer: Sendable {
  func open() async
  func ping(_ reply: @escaping @Sendable ((any Error)?) -> Void)
}

actor Session {
  private var isConnecting = false
  private var peer: (any Peer)?
  private var waiters: [CheckedContinuation<Void, Never>] = []

  func connect(to next: any Peer) async {
    if isConnecting {
      await withCheckedContinuation { waiters.append($0) }
      return
    }
    isConnecting = true
    await open(next)
    isConnecting = false
    let all = waiters
    waiters = []
    for waiter in all { waiter.resume() }
  }

  private func open(_ next: any Peer) async {
    await next.open()
    peer = next
    Task { [weak self] in
      while !Task.isCancelled {
        try? await Task.sleep(nanoseconds: 25_000_000_000)
        await self?.ping(next)
      }
    }
  }

  private func ping(_ next: any Peer) {
    peer?.ping { error in
      guard error != nil else { return }
      Task { await self.connect(to: next) }
    }
  }
}
