import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

// What an operation starts is finished by something that it has made ready before.

class KeptOperation: Operation, @unchecked Sendable {
  private var hasFinished = false
  override var isAsynchronous: Bool { true }
  override var isFinished: Bool { hasFinished }
  func finish() { hasFinished = true }
}

final class DelegateOperation: KeptOperation, URLSessionDataDelegate, @unchecked Sendable {
  private lazy var session = URLSession(configuration: .ephemeral, delegate: self, delegateQueue: nil)
  private let url: URL
  init(_ url: URL) { self.url = url }

  override func start() {
    guard !isCancelled else { return finish() }
    session.dataTask(with: url).resume()  // ok: the delegate is told how that ends
  }

  func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) { finish() }
}

final class TaskOperation: KeptOperation, @unchecked Sendable {
  private var task: URLSessionDataTask!

  init(_ url: URL) {
    super.init()
    task = URLSession.shared.dataTask(with: url) { [weak self] _, _, _ in self?.finish() }
  }

  override func start() {
    guard !isCancelled else { return finish() }
    task.resume()  // ok: the handler that it was made with finishes this
  }
}

