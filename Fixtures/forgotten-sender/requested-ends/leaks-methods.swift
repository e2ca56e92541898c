import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

// The closure that hears once leaves what came to a method of the object, and the method returns early.

final class Pictures: @unchecked Sendable {
  private var handlers: [(Data?) -> Void] = []

  func fetch(_ url: URL, handler: @escaping (Data?) -> Void) {
    handlers.append(handler)
    if handlers.count > 1 { return }
    URLSession.shared.dataTask(with: url) { data, _, error in self.fetched(data, error) }.resume()
  }

  func fetched(_ data: Data?, _ error: (any Error)?) {
    if error != nil { return }  // want: forgotten-sender "what is in 'handlers'"
    let all = handlers
    handlers = []
    for handler in all { handler(data) }
  }
}

final class Steps: @unchecked Sendable {
  private var completion: ((Bool) -> Void)?

  func begin(_ url: URL, completion: @escaping (Bool) -> Void) {
    self.completion?(false)
    self.completion = completion
    stepOne(url)
  }

  private func stepOne(_ url: URL) {
    URLSession.shared.dataTask(with: url) { [weak self] data, _, _ in
      guard let self else { return }
      if let data { stepTwo(data) } else { finish(false) }
    }.resume()
  }

  private func stepTwo(_ data: Data) {
    guard let text = String(data: data, encoding: .utf8) else { return }  // want: forgotten-sender "what is in 'completion'"
    finish(text == "ok")
  }

  private func finish(_ isGood: Bool) {
    completion?(isGood)
    completion = nil
  }
}

/// In a task on another queue, and with a method that only asks for a code.
final class Codes: @unchecked Sendable {
  private var waiter: CheckedContinuation<Int, any Error>?

  func code(of url: URL) async throws -> Int {
    try await withCheckedThrowingContinuation { continuation in
      waiter?.resume(throwing: CancellationError())
      waiter = continuation
      URLSession.shared.dataTask(with: url) { _, response, _ in
        DispatchQueue.main.async { self.answered(response) }
      }.resume()
    }
  }

  func answered(_ response: URLResponse?) {
    guard let http = response as? HTTPURLResponse else { return }  // want: forgotten-sender "what is in 'waiter'"
    waiter?.resume(returning: http.statusCode)
    waiter = nil
  }
}
