import NIOCore

// Exits whose repair has to choose its words.

final class Panel {
  enum Answer { case chosen, cancelled, closed }

  /// Whoever cancels is told by a callback of its own; whoever closes the window is told nothing.
  func open(onCompletion: @escaping (String?) -> Void, onCancel: @escaping () -> Void) {
    begin { answer in
      if answer == .chosen {
        onCompletion("file")
      } else if answer == .cancelled {
        onCancel()
      }
    }  // want: forgotten-sender "reaching the end here leaves without calling 'onCompletion'"
  }

  private func begin(_ then: @escaping (Answer) -> Void) { then(.closed) }
}

protocol Socket: AnyObject {
  func send(_ text: String, then: @escaping (Error?) -> Void)
}

final class Wire {
  var socket: (any Socket)?

  /// `nil` would say that the text has been sent.
  func write(_ text: String, handler: @escaping (Error?) -> Void) {
    socket?.send(text) { error in  // want: forgotten-sender "when 'socket' is nil, this '?.' skips the call"
      handler(error)
    }
  }
}

enum Remote {
  enum Failure: Error { case disk, network(Int) }
}

/// Its error cannot be named from elsewhere.
enum Archive {
  enum Damage: Error { case missing }
}

final class Downloads {
  private let fetch: (@escaping ([UInt8]?) -> Void) -> Void

  init(fetch: @escaping (@escaping ([UInt8]?) -> Void) -> Void) { self.fetch = fetch }

  /// The other exit tells of what goes wrong here, too.
  func save(_ path: String) async throws -> String {
    try await withCheckedThrowingContinuation { continuation in
      fetch { bytes in
        guard let bytes else { return continuation.resume(throwing: Remote.Failure.network(404)) }
        guard bytes.count < 1_000 else { return continuation.resume(throwing: Remote.Failure.disk) }
        if let name = self.store(bytes, path) {
          continuation.resume(returning: name)
        }
      }  // want: forgotten-sender "reaching the end here leaves 'continuation'"
    }
  }

  /// No error of the file fits.
  func open(_ path: String) async throws -> String {
    try await withCheckedThrowingContinuation { continuation in
      fetch { bytes in
        guard let bytes, let name = self.store(bytes, path) else { return }  // want: forgotten-sender "this return leaves 'continuation'"
        continuation.resume(returning: name)
      }
    }
  }

  private func store(_ bytes: [UInt8], _ path: String) -> String? { bytes.isEmpty ? nil : path }
}

protocol Multiplexer {
  func createStream(promise: EventLoopPromise<Int>?, _ configure: @escaping (Int) -> EventLoopFuture<Void>)
}

/// The promise is there for something else than for the call that is given none.
func configured(_ multiplexer: any Multiplexer, on loop: any EventLoop) {
  let ready = loop.makePromise(of: Void.self)  // want: forgotten-sender "'ready' is never settled"
  multiplexer.createStream(promise: nil) { _ in ready.futureResult }
}
