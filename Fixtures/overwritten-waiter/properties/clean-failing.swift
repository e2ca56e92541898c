import NIOCore

// A promise that fails with its request is taken away only where it has, or is settled when another one comes.

final class PingsRepaired {
  private var pong: EventLoopPromise<Void>?
  private var answers: [Int: EventLoopPromise<String>] = [:]
  private let loop: any EventLoop
  private let send: @Sendable (Int) -> EventLoopFuture<Void>

  init(loop: any EventLoop, send: @escaping @Sendable (Int) -> EventLoopFuture<Void>) {
    self.loop = loop
    self.send = send
  }

  func pingRepaired() -> EventLoopFuture<Void> {
    let promise = loop.makePromise(of: Void.self)
    pong?.fail(CancellationError())
    pong = promise
    send(0).cascadeFailure(to: promise)
    return promise.futureResult
  }

  func pongReceived() {
    pong?.succeed(())
    pong = nil
  }

  /// What could not be written is not waited for any more.
  func ask(_ number: Int) -> EventLoopFuture<String> {
    let promise = loop.makePromise(of: String.self)
    guard answers[number] == nil else {
      promise.fail(CancellationError())
      return promise.futureResult
    }
    answers[number] = promise
    send(number).whenFailure { error in
      self.answers[number] = nil  // ok: it fails here
      promise.fail(error)
    }
    return promise.futureResult
  }

  func answered(_ number: Int, _ text: String) { answers.removeValue(forKey: number)?.succeed(text) }

  func forgetRepaired(_ number: Int) { answers.removeValue(forKey: number)?.fail(CancellationError()) }
}

/// The waiter of an entry is resumed, whatever else is looked at.
final class WritesRepaired {
  private var pending: [(bytes: Int, waiter: CheckedContinuation<Void, Never>)] = []

  func write(_ bytes: Int) async { await withCheckedContinuation { pending.append((bytes, $0)) } }

  func failedRepaired() {
    let (bytes, waiter) = pending.removeFirst()
    print("\(bytes) bytes were not written")
    waiter.resume()
  }

  func skippedRepaired() {
    let last = pending.removeLast()
    print(last.bytes)
    last.waiter.resume()
  }
}
