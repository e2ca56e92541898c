import NIOCore

// A promise that is kept, and fails as well where its request cannot be written: whoever waits for the answer still hangs.

final class Pings {
  private var pong: EventLoopPromise<Void>?
  private var answers: [Int: EventLoopPromise<String>] = [:]
  private let loop: any EventLoop
  private let send: @Sendable (Int) -> EventLoopFuture<Void>

  init(loop: any EventLoop, send: @escaping @Sendable (Int) -> EventLoopFuture<Void>) {
    self.loop = loop
    self.send = send
  }

  func ping() -> EventLoopFuture<Void> {
    let promise = loop.makePromise(of: Void.self)
    pong = promise  // want: overwritten-waiter "this store replaces the promise that 'pong' may still hold"
    send(0).cascadeFailure(to: promise)
    return promise.futureResult
  }

  func pongReceived() {
    pong?.succeed(())
    pong = nil
  }

  func ask(_ number: Int) -> EventLoopFuture<String> {
    let promise = loop.makePromise(of: String.self)
    guard answers[number] == nil else {
      promise.fail(CancellationError())
      return promise.futureResult
    }
    answers[number] = promise
    send(number).whenFailure { promise.fail($0) }
    return promise.futureResult
  }

  func answered(_ number: Int, _ text: String) { answers.removeValue(forKey: number)?.succeed(text) }

  func forget(_ number: Int) {
    answers[number] = nil  // want: overwritten-waiter "this removes a promise from 'answers'"
  }
}

/// An entry of which another part is looked at, and the waiter is not.
final class Writes {
  private var pending: [(bytes: Int, waiter: CheckedContinuation<Void, Never>)] = []

  func write(_ bytes: Int) async { await withCheckedContinuation { pending.append((bytes, $0)) } }

  func flushed() { pending.removeFirst().waiter.resume() }

  func failed() {
    let (bytes, _) = pending.removeFirst()  // want: overwritten-waiter "this removes a continuation from 'pending'"
    print("\(bytes) bytes were not written")
  }

  func skipped() {
    print(pending.removeLast().bytes)  // want: overwritten-waiter "this removes a continuation from 'pending'"
  }
}
