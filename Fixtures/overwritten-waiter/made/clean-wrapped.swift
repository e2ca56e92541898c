import NIOCore

// The same, and whoever waits is told.

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

  func timedOutRepaired(_ id: Int) {
    calls.removeValue(forKey: id)?.promise.fail(CancellationError())
  }

  func closeRepaired() {
    for call in calls.values { call.promise.fail(CancellationError()) }
    calls.removeAll()
  }
}

final class Acknowledgements {
  private var inFlight: [PendingCall] = []

  func send(_ id: Int, on loop: any EventLoop) -> EventLoopFuture<Int> {
    let call = PendingCall(id: id, promise: loop.makePromise(of: Int.self))
    inFlight.append(call)
    return call.promise.futureResult
  }

  func acknowledgeRepaired(_ id: Int) {
    guard let next = inFlight.popLast() else { return }
    guard next.id == id else { return next.promise.fail(CancellationError()) }
    next.promise.succeed(id)
  }

  func acknowledgeAllRepaired(upTo last: Int) {
    while let next = inFlight.popLast() {
      if next.id > last {
        next.promise.fail(CancellationError())
        continue
      }
      next.promise.succeed(next.id)
    }
  }

  func firstRepaired(_ id: Int?) {
    let next = inFlight.removeFirst()
    guard let id else { return next.promise.fail(CancellationError()) }
    next.promise.succeed(id)
  }

  func lastRepaired(_ id: Int?) {
    let next = inFlight.removeLast()
    guard let id else { return next.promise.fail(CancellationError()) }
    next.promise.succeed(id)
  }

  func close() {
    for call in inFlight { call.promise.fail(CancellationError()) }
    inFlight = []
  }
}

// What another part of the program has as well may be told there.
final class Shared {
  private var calls: [Int: PendingCall] = [:]

  func call(_ id: Int, on loop: any EventLoop, _ register: (PendingCall) -> Void) -> EventLoopFuture<Int> {
    let call = PendingCall(id: id, promise: loop.makePromise(of: Int.self))
    calls[id] = call
    register(call)
    return call.promise.futureResult
  }

  func received(_ id: Int) { calls.removeValue(forKey: id)?.promise.succeed(id) }
  func forget(_ id: Int) { calls[id] = nil }
}
