import NIOCore

// A function makes a promise, has somebody listen to its future, and gives it to its caller, who has to settle it.

struct Certificate: Sendable {
  var number: Int
}

struct Unknown: Error {}

final class Verifier: @unchecked Sendable {
  let loop: any EventLoop
  private var results: [Int] = []

  init(loop: any EventLoop) { self.loop = loop }

  private func prepare() -> EventLoopPromise<Int> {
    let promise = loop.makePromise(of: Int.self)
    promise.futureResult.whenComplete { result in
      if case .success(let number) = result { self.results.append(number) }
    }
    return promise
  }

  func peer(_ number: Int) throws -> Certificate {
    if number < 0 { throw Unknown() }
    return Certificate(number: number)
  }

  func verify(_ number: Int, by callback: (Certificate, EventLoopPromise<Int>) -> Void) {
    let promise = prepare()
    do {
      callback(try peer(number), promise)
    } catch {
      results.append(0)
    }
  }  // want: forgotten-sender "reaching the end here leaves 'promise' from line 31 unsettled"

  func verifyAtOnce(_ number: Int) {
    let promise = prepare()
    if number > 0 {
      promise.succeed(number)
    }
  }  // want: forgotten-sender "reaching the end here leaves 'promise' from line 40 unsettled"
}
