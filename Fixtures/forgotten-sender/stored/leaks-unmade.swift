import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

// Whoever waits in a property waits for what a request brings. Where something is missing for the request it is not made, and nobody is
// told.

/// All wait for the token that the first of them renews.
final class Renewal: @unchecked Sendable {
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
    if isFirst { renew() }
  }

  private func renew() {
    guard let refresh = token?.refresh else {
      NotificationCenter.default.post(name: Notification.Name("signedOut"), object: nil)
      return  // want: forgotten-sender "leaves what is in 'pending' from line 32 without calling it, and without 'dataTask' no answer comes"
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

protocol Loader {
  func load(_ name: String, completion: @escaping (Bool) -> Void)
}

final class Preparation {
  private var waiter: CheckedContinuation<Bool, Never>?
  private let loader: any Loader
  var name: String?

  init(_ loader: any Loader) { self.loader = loader }

  func prepare() async -> Bool {
    guard waiter == nil else { return false }
    return await withCheckedContinuation { continuation in
      waiter = continuation
      guard let name else {
        return  // want: forgotten-sender "and without 'load' no answer comes that would take it from there"
      }
      loader.load(name) { isDone in
        self.waiter?.resume(returning: isDone)
        self.waiter = nil
      }
    }
  }
}

/// There is nobody to ask.
final class Inquiry {
  private var answer: ((Bool) -> Void)?
  var loader: (any Loader)?

  func ask(_ name: String, completion: @escaping (Bool) -> Void) {
    answer?(false)
    answer = completion
    ask(name)
  }

  private func ask(_ name: String) {
    loader?.load(name) { self.finish($0) }
  }  // want: forgotten-sender "leaves what is in 'answer' from line 96 without calling it, and without 'load' no answer comes"

  private func finish(_ isDone: Bool) {
    answer?(isDone)
    answer = nil
  }
}

struct Order: Encodable { var number: Int }

/// What cannot be encoded is not sent.
final class Shop: @unchecked Sendable {
  private var waiters: [Int: CheckedContinuation<Int, any Error>] = [:]
  private let queue = DispatchQueue(label: "shop")

  func order(_ order: Order, at url: URL) async throws -> Int {
    try await withCheckedThrowingContinuation { continuation in
      queue.async {
        self.waiters[order.number]?.resume(throwing: CancellationError())
        self.waiters[order.number] = continuation
        guard let body = try? JSONEncoder().encode(order) else {
          print("cannot encode", order)
          return  // want: forgotten-sender "and without 'dataTask' no answer comes that would take it from there"
        }
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
