import Foundation

// The one who waits lies in a part of what the action has: in a struct that wakes several, or in one case of an enum.

typealias Writer = CheckedContinuation<Void, Never>

/// Several waiters in a struct that wakes them all: it is no carrier of its own.
struct Writers {
  var continuations: [Writer]
  func resume() { for continuation in continuations { continuation.resume() } }
}

final class Broadcast: @unchecked Sendable {
  enum Action {
    case resume(Writers)
    case none
  }
  private struct Machine {
    var waiting: [Writer] = []
    mutating func take() -> Action {
      if waiting.isEmpty { return .none }
      let all = waiting
      waiting = []
      return .resume(Writers(continuations: all))
    }
  }
  private let lock = NSLock()
  private var machine = Machine()

  func wait() async {
    await withCheckedContinuation { continuation in lock.withLock { machine.waiting.append(continuation) } }
  }

  func send(_ isReal: Bool) {
    switch lock.withLock({ machine.take() }) {
    case .resume(let writers):
      guard isReal else { return }  // want: forgotten-sender "'writers'"
      writers.resume()
    case .none: break
    }
  }
}

/// A producer waits in a task, or has left a callback.
enum Producer {
  case callback(@Sendable (Bool) -> Void)
  case waiting(Writer)
}

final class Backlog: @unchecked Sendable {
  enum EndAction {
    case wake([Producer])
    case none
  }
  enum CancelAction {
    case wake(Producer)
    case none
  }
  private struct Machine {
    enum State {
      case open(Open)
      case ended
    }
    struct Open {
      var limit: Int
      var producers: [(id: Int, producer: Producer)] = []
    }
    var state = State.open(Open(limit: 4))

    mutating func end() -> EndAction {
      switch state {
      case .open(let open):
        state = .ended
        return .wake(.init(open.producers.lazy.map { $0.producer }))
      case .ended: return .none
      }
    }

    mutating func drain() -> EndAction {
      switch state {
      case .open(var open):
        let all = Array(open.producers.lazy.map { $0.producer })
        open.producers.removeAll()
        state = .open(open)
        return .wake(all)
      case .ended: return .none
      }
    }

    mutating func cancel(_ id: Int) -> CancelAction {
      switch state {
      case .open(var open):
        guard let index = open.producers.firstIndex(where: { $0.id == id }) else { return .none }
        let producer = open.producers.remove(at: index).producer
        state = .open(open)
        return .wake(producer)
      case .ended: return .none
      }
    }

    mutating func add(_ id: Int, _ producer: Producer) -> Producer? {
      switch state {
      case .open(var open):
        open.producers.append((id, producer))
        state = .open(open)
        return nil
      case .ended: return producer
      }
    }
  }

  private let lock = NSLock()
  private var machine = Machine()

  func send(_ id: Int) async {
    await withCheckedContinuation { continuation in
      let isLate = lock.withLock { machine.add(id, .waiting(continuation)) != nil }
      if isLate { continuation.resume() }
    }
  }

  func enqueue(_ id: Int, callback: @escaping @Sendable (Bool) -> Void) {
    if lock.withLock({ machine.add(id, .callback(callback)) != nil }) { callback(false) }
  }

  func end() {
    switch lock.withLock({ machine.end() }) {
    case .wake(let producers):
      for producer in producers {
        switch producer {
        case .callback(let callback): callback(false)
        case .waiting(let continuation): continuation.resume()
        }
      }
    case .none: break
    }
  }

  func drain(_ isQuiet: Bool) {
    switch lock.withLock({ machine.drain() }) {
    case .wake(let producers):
      for producer in producers {
        switch producer {
        case .callback(let callback): callback(true)
        case .waiting(let continuation): if !isQuiet { continuation.resume() }
        }
      }  // want: forgotten-sender "this end of a loop's turn leaves 'producer'"
    case .none: break
    }
  }

  func cancel(_ id: Int, _ isQuiet: Bool) {
    switch lock.withLock({ machine.cancel(id) }) {
    case .wake(let producer):
      switch producer {
      case .callback(let callback): callback(false)
      case .waiting(let continuation): if !isQuiet { continuation.resume() }
      }
    case .none: break
    }
  }  // want: forgotten-sender "'producer'"
}
