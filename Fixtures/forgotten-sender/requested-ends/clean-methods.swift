import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

final class PicturesRepaired: @unchecked Sendable {
  private var handlers: [(Data?) -> Void] = []

  func fetch(_ url: URL, handler: @escaping (Data?) -> Void) {
    handlers.append(handler)
    if handlers.count > 1 { return }
    URLSession.shared.dataTask(with: url) { data, _, error in self.fetchedRepaired(data, error) }.resume()
  }

  func fetchedRepaired(_ data: Data?, _ error: (any Error)?) {
    let all = handlers
    handlers = []
    if error != nil { return all.forEach { $0(nil) } }
    for handler in all { handler(data) }
  }
}

final class StepsRepaired: @unchecked Sendable {
  private var completion: ((Bool) -> Void)?

  func begin(_ url: URL, completion: @escaping (Bool) -> Void) {
    self.completion?(false)
    self.completion = completion
    stepOne(url)
  }

  private func stepOne(_ url: URL) {
    URLSession.shared.dataTask(with: url) { [weak self] data, _, _ in
      guard let self else { return }
      if let data { stepTwoRepaired(data) } else { finish(false) }
    }.resume()
  }

  private func stepTwoRepaired(_ data: Data) {
    guard let text = String(data: data, encoding: .utf8) else { return finish(false) }
    finish(text == "ok")
  }

  private func finish(_ isGood: Bool) {
    completion?(isGood)
    completion = nil
  }
}

final class CodesRepaired: @unchecked Sendable {
  private var waiter: CheckedContinuation<Int, any Error>?

  func code(of url: URL) async throws -> Int {
    try await withCheckedThrowingContinuation { continuation in
      waiter?.resume(throwing: CancellationError())
      waiter = continuation
      URLSession.shared.dataTask(with: url) { _, response, _ in
        DispatchQueue.main.async { self.answeredRepaired(response) }
      }.resume()
    }
  }

  func answeredRepaired(_ response: URLResponse?) {
    guard let http = response as? HTTPURLResponse else {
      waiter?.resume(throwing: CancellationError())
      waiter = nil
      return
    }
    waiter?.resume(returning: http.statusCode)
    waiter = nil
  }
}

/// The closure has looked at the failure itself: what the method asks for again is never missing.
final class Looked: @unchecked Sendable {
  private var handler: ((Data?) -> Void)?

  func fetch(_ url: URL, handler: @escaping (Data?) -> Void) {
    self.handler?(nil)
    self.handler = handler
    URLSession.shared.dataTask(with: url) { data, _, error in
      if error == nil { self.fetched(data, error) } else { self.tell(nil) }
    }.resume()
  }

  private func fetched(_ data: Data?, _ error: (any Error)?) {
    guard error == nil else { return }
    tell(data)
  }

  private func tell(_ data: Data?) {
    handler?(data)
    handler = nil
  }
}

/// Others call the method as well, and come again.
final class Polled: @unchecked Sendable {
  private var handler: ((Data?) -> Void)?

  func fetch(_ url: URL, handler: @escaping (Data?) -> Void) {
    self.handler?(nil)
    self.handler = handler
    URLSession.shared.dataTask(with: url) { data, _, _ in self.fetched(data) }.resume()
  }

  func fetched(_ data: Data?) {
    guard let data else { return }
    handler?(data)
    handler = nil
  }

  func pushed(_ data: Data) { fetched(data) }
}
