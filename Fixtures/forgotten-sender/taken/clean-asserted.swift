import NIOCore

// An assertion says what cannot be: what is taken out is nil there, or the function does not come to this.

struct ClosedError: Error {}

final class EmptyWritesRepaired {
  enum Phase { case early, open, over }
  private var phase = Phase.early
  private var first: EventLoopPromise<Void>?

  func write(_ isEmpty: Bool, to context: ChannelHandlerContext, promise: EventLoopPromise<Void>?) {
    if isEmpty {
      first = promise
    } else {
      context.write(NIOAny(0), promise: promise)
    }
  }

  func closeRepaired() {
    let taken = first
    first = nil
    switch phase {
    case .early, .open: taken?.fail(ClosedError())
    case .over: assert(taken == nil)  // ok: nobody waits
    }
  }

  func lostRepaired() {
    let taken = first
    first = nil
    precondition(phase == .open || taken == nil)
    if phase == .open { taken?.fail(ClosedError()) }
  }
}

func answerRepaired(_ completion: ((Int) -> Void)?, _ count: Int) {
  precondition(count == 0, "only nothing is asked for")
  if count == 0 { completion?(0) }
}

/// Of a function of this name in the same file nothing is known.
enum Checks {
  static func check(_ isSo: Bool) { print(isSo) }
}

func checked(_ completion: (Int) -> Void, _ isSo: Bool) {
  Checks.check(isSo)
  assert(!isSo || isSo)
  completion(1)
}
