import Foundation

// Whoever is told that he does not wait goes on.

typealias Writer = CheckedContinuation<Void, Never>

struct WriterEntry: Hashable {
  let id: Int
  let continuation: Writer?
  static func == (a: WriterEntry, b: WriterEntry) -> Bool { a.id == b.id }
  func hash(into hasher: inout Hasher) { hasher.combine(id) }
}

struct GateMachine {
  enum State {
    case closed(waiting: Set<WriterEntry>, cancelled: Set<WriterEntry>)
    case open
  }
  enum WaitAction {
    case resume
    case wait
  }
  enum CancelAction {
    case resume(Writer?)
    case none
  }
  var state = State.closed(waiting: [], cancelled: [])

  mutating func wait(_ continuation: Writer, id: Int) -> WaitAction {
    switch state {
    case .closed(var waiting, var cancelled):
      let entry = WriterEntry(id: id, continuation: continuation)
      if cancelled.remove(entry) != nil {
        state = .closed(waiting: waiting, cancelled: cancelled)
        return .resume
      }
      waiting.insert(entry)
      state = .closed(waiting: waiting, cancelled: cancelled)
      return .wait
    case .open: return .resume
    }
  }

  mutating func cancel(_ id: Int) -> CancelAction {
    switch state {
    case .closed(var waiting, var cancelled):
      let entry = WriterEntry(id: id, continuation: nil)
      if let removed = waiting.remove(entry) {
        state = .closed(waiting: waiting, cancelled: cancelled)
        return .resume(removed.continuation)
      }
      cancelled.insert(entry)
      state = .closed(waiting: waiting, cancelled: cancelled)
      return .none
    case .open: return .none
    }
  }

  mutating func open() -> [Writer] {
    guard case .closed(let waiting, _) = state else { return [] }
    state = .open
    return waiting.compactMap(\.continuation)
  }
}

final class Gate: @unchecked Sendable {
  private let lock = NSLock()
  private var machine = GateMachine()

  func passRepaired(_ id: Int, isPatient: Bool) async {
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        switch lock.withLock({ machine.wait(continuation, id: id) }) {
        case .resume: continuation.resume()
        case .wait: break
        }
      }
    } onCancel: {
      switch lock.withLock({ machine.cancel(id) }) {
      case .resume(let continuation): continuation?.resume()
      case .none: break
      }
    }
  }

  func open() {
    let all = lock.withLock { machine.open() }
    for waiter in all { waiter.resume() }
  }
}
