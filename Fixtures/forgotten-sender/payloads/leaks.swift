import NIOCore

// The carrier is the payload of an enum that a function is given for good.

enum TransferError: Error { case closed, empty }

enum Step: Sendable {
  case deliver(EventLoopPromise<Int>, Int)
  case refuse(EventLoopPromise<Int>, any Error)
  case wait
}

final class Transfer {
  func begin(_ promise: EventLoopPromise<Int>, isOpen: Bool) {
    if isOpen {
      perform(.deliver(promise, 1))
    } else {
      perform(.refuse(promise, TransferError.closed))
    }
  }

  /// Nobody is told of what is refused.
  private func perform(_ step: Step) {
    switch step {
    case .deliver(let promise, let value): promise.succeed(value)
    case .refuse(_, let error): print(error)
    case .wait: break
    }
  }  // want: forgotten-sender "reaching the end here leaves 'step' from line 23 unsettled (when 'step' is .refuse)"
}

enum Waiting: Sendable {
  case nobody
  case somebody(CheckedContinuation<Int, Never>)
}

final class Bell {
  func ring(_ value: Int?) async -> Int {
    await withCheckedContinuation { continuation in
      wake(.somebody(continuation), with: value)
    }
  }

  private func wake(_ waiting: Waiting, with value: Int?) {
    guard case .somebody(let continuation) = waiting else { return }
    guard let value else { return }  // want: forgotten-sender "this return leaves 'waiting' from line 44 without a resume (when 'waiting' is .somebody and 'value' is nil)"
    continuation.resume(returning: value)
  }
}

final class Link {
  private enum State {
    case idle
    case waiting(EventLoopPromise<Int>)
    case done
  }
  private var state = State.idle

  func arrived(_ value: Int) {
    let old = state
    state = .done
    tell(old, value)
  }

  func begin(_ promise: EventLoopPromise<Int>) {
    switch state {
    case .idle: state = .waiting(promise)
    case .waiting, .done: promise.fail(TransferError.closed)
    }
  }

  private func tell(_ before: State, _ value: Int) {
    switch before {
    case .waiting(let promise) where value > 0: promise.succeed(value)
    default: break
    }
  }  // want: forgotten-sender "reaching the end here leaves 'before' from line 72 unsettled (when 'before' is .waiting and 'value > 0' is false)"
}

enum Piece: Sendable {
  case write([UInt8], EventLoopPromise<Void>?)
  case flush
}

final class Pipe {
  private var queue: [Piece] = []
  private var sink: ([UInt8], EventLoopPromise<Void>?) -> Void

  init(sink: @escaping ([UInt8], EventLoopPromise<Void>?) -> Void) { self.sink = sink }

  func add(_ bytes: [UInt8], promise: EventLoopPromise<Void>?) { queue.append(.write(bytes, promise)) }

  func drain() {
    while !queue.isEmpty { send(queue.removeFirst()) }
  }

  private func send(_ piece: Piece) {
    switch piece {
    case .write(let bytes, let promise):
      guard bytes.count > 0 else { return }  // want: forgotten-sender "this return leaves 'piece'"
      sink(bytes, promise)
    case .flush: print("flush")
    }
  }
}
