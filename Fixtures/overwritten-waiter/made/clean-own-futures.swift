import NIOCore

// What the future of a promise calls comes when that has been settled.

final class Calls {
  enum State {
    case idle
    case running(EventLoopPromise<Int>)
    case done
  }
  private var state = State.idle
  private let loop: any EventLoop
  init(_ loop: any EventLoop) { self.loop = loop }

  func begin() {
    guard case .idle = state else { return }
    let promise = loop.makePromise(of: Int.self)
    state = .running(promise)
    promise.futureResult.whenComplete(self.complete)
  }

  func received(_ value: EventLoopFuture<Int>) {
    guard case .running(let promise) = state else { return }
    value.cascade(to: promise)
  }

  @Sendable private func complete(_ result: Result<Int, any Error>) {
    guard case .running = state else { return }
    state = .done  // ok: the promise itself says so
    print(result)
  }

  func failed(_ error: any Error) {
    if case .running(let promise) = state { promise.fail(error) }
  }
}

final class Lookups: @unchecked Sendable {
  private var inFlight: EventLoopPromise<Int>?
  private let loop: any EventLoop
  init(_ loop: any EventLoop) { self.loop = loop }

  func look() -> EventLoopFuture<Int> {
    if let inFlight { return inFlight.futureResult }
    let promise = loop.makePromise(of: Int.self)
    inFlight = promise
    promise.futureResult.whenComplete { _ in self.inFlight = nil }  // ok: it has been settled
    return promise.futureResult
  }

  func received(_ value: EventLoopFuture<Int>) {
    guard let inFlight else { return }
    value.cascade(to: inFlight)
  }
}

final class Rounds: @unchecked Sendable {
  private var inFlight: EventLoopPromise<Int>?
  private let loop: any EventLoop
  init(_ loop: any EventLoop) { self.loop = loop }

  func round() -> EventLoopFuture<Int> {
    if let inFlight { return inFlight.futureResult }
    let promise = loop.makePromise(of: Int.self)
    inFlight = promise
    promise.futureResult.map { $0 + 1 }.whenComplete { self.ended($0) }
    return promise.futureResult
  }

  private func ended(_ result: Result<Int, any Error>) { inFlight = nil }

  func received(_ value: Int) { inFlight?.succeed(value) }
}
