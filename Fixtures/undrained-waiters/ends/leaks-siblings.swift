import NIOCore

// The end of the whole object tells those who wait for one thing, and not those who wait for the other.

actor PeerLink {
  private var requests: [Int: CheckedContinuation<Int, any Error>] = [:]
  private var pings: [Int: CheckedContinuation<Void, any Error>] = [:]

  func request(_ id: Int) async throws -> Int {
    try await withCheckedThrowingContinuation { requests[id] = $0 }
  }

  func ping(_ id: Int) async throws {
    try await withCheckedThrowingContinuation { pings[id] = $0 }
  }

  func ponged(_ id: Int) { pings.removeValue(forKey: id)?.resume() }

  func answered(_ id: Int, _ value: Int) { requests.removeValue(forKey: id)?.resume(returning: value) }

  func close() {  // want: undrained-waiters "leaves what is still in 'pings'"
    for (_, waiter) in requests { waiter.resume(throwing: CancellationError()) }
    requests.removeAll()
  }
}

final class FrameLink {
  private let loop: EventLoop
  private var sent: [Int: EventLoopPromise<Int>] = [:]
  private var settings: [Int: EventLoopPromise<Void>] = [:]

  init(loop: EventLoop) { self.loop = loop }

  func send(_ id: Int) -> EventLoopFuture<Int> {
    let promise = loop.makePromise(of: Int.self)
    sent[id] = promise
    return promise.futureResult
  }

  func set(_ id: Int) -> EventLoopFuture<Void> {
    let promise = loop.makePromise(of: Void.self)
    settings[id] = promise
    return promise.futureResult
  }

  func answered(_ id: Int, _ value: Int) { sent.removeValue(forKey: id)?.succeed(value) }

  func acknowledged(_ id: Int) { settings.removeValue(forKey: id)?.succeed(()) }

  func shutdown(_ error: any Error) {  // want: undrained-waiters "leaves what is still in 'settings'"
    for promise in sent.values { promise.fail(error) }
    sent.removeAll(keepingCapacity: true)
  }
}
