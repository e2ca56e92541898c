import NIOCore

final class OpenPanel {
  enum Answer { case chosen, cancelled, closed }

  func openRepaired(onCompletion: @escaping (String?) -> Void, onCancel: @escaping () -> Void) {
    begin { answer in
      if answer == .chosen {
        onCompletion("file")
      } else if answer == .cancelled {
        onCancel()
      } else {
        onCompletion(nil)
      }
    }  // ok: one of the two is called
  }

  private func begin(_ then: @escaping (Answer) -> Void) { then(.closed) }
}

protocol Connection: AnyObject {
  func send(_ text: String, then: @escaping (Error?) -> Void)
}

final class Line {
  var connection: (any Connection)?

  func writeRepaired(_ text: String, handler: @escaping (Error?) -> Void) {
    guard let connection else {
      handler(CancellationError())
      return
    }
    connection.send(text) { error in handler(error) }  // ok: the handler is called without a connection, too
  }
}

enum Distant {
  enum Failure: Error { case disk, network(Int) }
}

final class Uploads {
  private let fetch: (@escaping ([UInt8]?) -> Void) -> Void

  init(fetch: @escaping (@escaping ([UInt8]?) -> Void) -> Void) { self.fetch = fetch }

  func saveRepaired(_ path: String) async throws -> String {
    try await withCheckedThrowingContinuation { continuation in
      fetch { bytes in
        guard let bytes else { return continuation.resume(throwing: Distant.Failure.network(404)) }
        guard bytes.count < 1_000 else { return continuation.resume(throwing: Distant.Failure.disk) }
        if let name = self.store(bytes, path) {
          continuation.resume(returning: name)
        } else {
          continuation.resume(throwing: Distant.Failure.disk)
        }
      }  // ok: resumed in both branches
    }
  }

  func openRepaired(_ path: String) async throws -> String {
    try await withCheckedThrowingContinuation { continuation in
      fetch { bytes in
        guard let bytes, let name = self.store(bytes, path) else {
          return continuation.resume(throwing: Distant.Failure.disk)
        }
        continuation.resume(returning: name)  // ok: resumed in both branches
      }
    }
  }

  private func store(_ bytes: [UInt8], _ path: String) -> String? { bytes.isEmpty ? nil : path }
}

protocol Streams {
  func createStream(promise: EventLoopPromise<Int>?, _ configure: @escaping (Int) -> EventLoopFuture<Void>)
}

func configuredRepaired(_ multiplexer: any Streams, on loop: any EventLoop) {
  let ready = loop.makePromise(of: Void.self)
  multiplexer.createStream(promise: nil) { _ in
    ready.succeed(())  // ok: settled where the stream is configured
    return ready.futureResult
  }
}
