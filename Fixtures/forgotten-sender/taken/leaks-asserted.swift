import NIOCore

// What is taken out is nil in some states only: nobody says so, or of another state.

struct ClosedError: Error {}

final class EmptyWrites {
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

  func close() {
    let taken = first
    first = nil
    switch phase {
    case .early, .open: taken?.fail(ClosedError())
    case .over: break
    }
  }  // want: forgotten-sender "leaves 'taken' from line 21 unsettled (when 'phase' is .over)"

  func lost() {
    let taken = first
    first = nil
    assert(phase != .early)
    if phase == .open {
      print("closed")
      taken?.fail(ClosedError())
    }
  }  // want: forgotten-sender "leaves 'taken' from line 30"
}

func answer(_ completion: ((Int) -> Void)?, _ count: Int) {
  precondition(count != 1)
  if count == 0 { completion?(0) }
}  // want: forgotten-sender "when 'count == 0' is false"
