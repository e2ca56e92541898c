import NIOCore

// A promise that is made with what is kept.

enum CallError: Error {
  case gone
}

struct PendingCall {
  let id: Int
  let promise: EventLoopPromise<Int>
}

final class Calls {
  private var calls: [Int: PendingCall] = [:]

  func call(_ id: Int, on loop: any EventLoop) -> EventLoopFuture<Int> {
    let call = PendingCall(id: id, promise: loop.makePromise(of: Int.self))
    calls[id] = call
    return call.promise.futureResult
  }

  func received(_ id: Int) { calls.removeValue(forKey: id)?.promise.succeed(id) }

  func timedOut(_ id: Int) {
    calls[id] = nil  // want: overwritten-waiter "removes a promise from 'calls'"
  }

  func close() {
    calls.removeAll()  // want: overwritten-waiter "drops"
  }
}

final class Acknowledgements {
  private var inFlight: [PendingCall] = []

  func send(_ id: Int, on loop: any EventLoop) -> EventLoopFuture<Int> {
    let call = PendingCall(id: id, promise: loop.makePromise(of: Int.self))
    inFlight.append(call)
    return call.promise.futureResult
  }

  func acknowledge(_ id: Int) {
    guard let next = inFlight.popLast() else { return }
    guard next.id == id else { return }  // want: forgotten-sender "leaves 'next'"
    next.promise.succeed(id)
  }

  func acknowledgeAll(upTo last: Int) {
    while let next = inFlight.popLast() {
      if next.id > last { continue }  // want: forgotten-sender "leaves 'next'"
      next.promise.succeed(next.id)
    }
  }

  func first(_ id: Int?) {
    let next = inFlight.removeFirst()
    guard let id else { return }  // want: forgotten-sender "this return leaves 'next'"
    next.promise.succeed(id)
  }

  func last(_ id: Int?) {
    let next = inFlight.removeLast()
    guard let id else { return }  // want: forgotten-sender "this return leaves 'next'"
    next.promise.succeed(id)
  }

  func close() {
    for call in inFlight { call.promise.fail(CancellationError()) }
    inFlight = []
  }
}
