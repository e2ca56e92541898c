import NIOCore

// The repaired twins of leaks.swift, and functions that are given an enum for less than that.

enum TransferError: Error { case closed, empty }

enum Step: Sendable {
  case deliver(EventLoopPromise<Int>, Int)
  case refuse(EventLoopPromise<Int>, any Error)
  case wait
}

final class Transfer {
  func begin(_ promise: EventLoopPromise<Int>, isOpen: Bool) {
    if isOpen {
      performRepaired(.deliver(promise, 1))
    } else {
      performRepaired(.refuse(promise, TransferError.closed))
    }
  }

  private func performRepaired(_ step: Step) {
    switch step {
    case .deliver(let promise, let value): promise.succeed(value)
    case .refuse(let promise, let error): promise.fail(error)
    case .wait: break
    }
  }
}

enum Waiting: Sendable {
  case nobody
  case somebody(CheckedContinuation<Int, Never>)
}

final class Bell {
  func ring(_ value: Int?) async -> Int {
    await withCheckedContinuation { continuation in
      wakeRepaired(.somebody(continuation), with: value)
    }
  }

  private func wakeRepaired(_ waiting: Waiting, with value: Int?) {
    guard case .somebody(let continuation) = waiting else { return }
    guard let value else {
      continuation.resume(returning: 0)
      return
    }
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
    tellRepaired(old, value)
  }

  func begin(_ promise: EventLoopPromise<Int>) {
    switch state {
    case .idle: state = .waiting(promise)
    case .waiting, .done: promise.fail(TransferError.closed)
    }
  }

  private func tellRepaired(_ before: State, _ value: Int) {
    switch before {
    case .waiting(let promise) where value > 0: promise.succeed(value)
    case .waiting(let promise): promise.fail(TransferError.empty)
    default: break
    }
  }
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
    while !queue.isEmpty { sendRepaired(queue.removeFirst()) }
  }

  private func sendRepaired(_ piece: Piece) {
    switch piece {
    case .write(let bytes, let promise):
      guard bytes.count > 0 else {
        promise?.fail(TransferError.empty)
        return
      }
      sink(bytes, promise)
    case .flush: print("flush")
    }
  }
}

/// Who asks keeps what he asks for.
final class Observer {
  private var state = Waiting.nobody

  func arrived(_ value: Int) {
    note(state, value)
    if case .somebody(let continuation) = state {
      state = .nobody
      continuation.resume(returning: value)
    }
  }

  func wait() async -> Int {
    await withCheckedContinuation { continuation in
      if case .nobody = state { state = .somebody(continuation) } else { continuation.resume(returning: 0) }
    }
  }

  private func note(_ waiting: Waiting, _ value: Int) {  // ok: the caller still has it
    if case .somebody(let continuation) = waiting, value > 100 { print(continuation) }
  }
}

/// The whole goes on to another function.
final class Relay {
  private var later: [Step] = []

  func begin(_ promise: EventLoopPromise<Int>) { take(.deliver(promise, 1)) }

  private func take(_ step: Step) {
    switch step {
    case .deliver(let promise, let value) where value > 1: promise.succeed(value)
    case .wait: break
    default: later.append(step)  // ok: it is kept
    }
  }
}
