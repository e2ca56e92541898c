import NIOCore

struct Certificate: Sendable {
  var number: Int
}

struct Unknown: Error {}

final class Verifier: @unchecked Sendable {
  let loop: any EventLoop
  private var results: [Int] = []
  private var kept: EventLoopPromise<Int>?

  init(loop: any EventLoop) { self.loop = loop }

  private func prepare() -> EventLoopPromise<Int> {
    let promise = loop.makePromise(of: Int.self)
    promise.futureResult.whenComplete { result in
      if case .success(let number) = result { self.results.append(number) }
    }
    return promise
  }

  /// It keeps what it gives back, and settles it later.
  private func prepareAndKeep() -> EventLoopPromise<Int> {
    let promise = loop.makePromise(of: Int.self)
    promise.futureResult.whenComplete { _ in self.kept = nil }
    kept = promise
    return promise
  }

  func answer(_ number: Int) {
    kept?.succeed(number)
    kept = nil
  }

  func peer(_ number: Int) throws -> Certificate {
    if number < 0 { throw Unknown() }
    return Certificate(number: number)
  }

  func verifyRepaired(_ number: Int, by callback: (Certificate, EventLoopPromise<Int>) -> Void) {
    let promise = prepare()
    do {
      callback(try peer(number), promise)
    } catch {
      promise.fail(error)
    }
  }

  func verifyAtOnceRepaired(_ number: Int) {
    let promise = prepare()
    if number > 0 {
      promise.succeed(number)
    } else {
      promise.fail(Unknown())
    }
  }

  func verifyLater(_ number: Int) {
    let promise = prepareAndKeep()
    if number > 0 {
      promise.succeed(number)
    }
  }
}
