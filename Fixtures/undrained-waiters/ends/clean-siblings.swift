import NIOCore

// The end of the whole object tells those who wait for one thing, and those who wait for the other.

actor PeerBridge {
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

  func closeRepaired() {
    for (_, waiter) in requests { waiter.resume(throwing: CancellationError()) }
    requests.removeAll()
    for (_, waiter) in pings { waiter.resume(throwing: CancellationError()) }
    pings.removeAll()
  }

  func close() { closeRepaired() }
}

final class FrameBridge {
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

  func shutdownRepaired(_ error: any Error) {
    for promise in sent.values { promise.fail(error) }
    sent.removeAll(keepingCapacity: true)
    for promise in settings.values { promise.fail(error) }
    settings.removeAll()
  }

  func shutdown(_ error: any Error) { shutdownRepaired(error) }
}

/// The end of a part of it: the player has nothing to do with those who wait for a word.
protocol Sounding: AnyObject {
  func play()
  func halt()
}

final class Announcer {
  private var player: (any Sounding)?
  private var listeners: [(Int) -> Void] = []
  private var spoken: [Int: CheckedContinuation<Void, Never>] = [:]

  func play(_ player: any Sounding) {
    self.player = player
    player.play()
  }

  func say(_ id: Int) async { await withCheckedContinuation { spoken[id] = $0 } }

  func said(_ id: Int) { spoken.removeValue(forKey: id)?.resume() }

  func stop() {
    player?.halt()
    listeners.removeAll()
    player = nil
  }
}
