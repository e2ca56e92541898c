// The same, and each of them is answered in every case that has one.

enum Work {
  case query(Int, CheckedContinuation<Int, any Error>)
  case close(CheckedContinuation<Int, any Error>)
  case note
}

final class Connection {
  fileprivate var queue: [Work] = []
  private var current: Work?

  func query(_ id: Int) async throws -> Int {
    try await withCheckedThrowingContinuation { queue.append(.query(id, $0)) }
  }

  func close() async throws -> Int {
    try await withCheckedThrowingContinuation { queue.append(.close($0)) }
  }

  func begin() async throws -> Int {
    try await withCheckedThrowingContinuation { current = .close($0) }
  }

  func readyRepaired(_ rows: Int) {
    switch queue.removeFirst() {
    case .query(let id, let continuation):
      if id > rows { return continuation.resume(throwing: CancellationError()) }
      continuation.resume(returning: rows)
    case .close(let continuation): continuation.resume(returning: 0)
    case .note: break
    }
  }

  func droppedRepaired() {
    switch queue.removeFirst() {
    case .query(_, let continuation), .close(let continuation): continuation.resume(throwing: CancellationError())
    case .note: break
    }
  }

  func namedRepaired(_ error: any Error) {
    guard let work = queue.popLast() else { return }
    switch work {
    case .query(_, let continuation): continuation.resume(throwing: error)
    case .close(let continuation): continuation.resume(throwing: error)
    case .note: break
    }
  }

  func settleRepaired(_ count: Int) {
    guard let work = current else { return }
    current = nil
    switch work {
    case .query(let id, let continuation): continuation.resume(returning: id)
    case .close(let continuation): continuation.resume(returning: count > 3 ? count : 0)
    case .note: break
    }
  }

  func lostRepaired(_ error: any Error) {
    let all = queue
    queue = []
    for work in all {
      switch work {
      case .query(_, let continuation): continuation.resume(throwing: error)
      case .close(let continuation): continuation.resume(throwing: error)
      case .note: continue
      }
    }
  }

  // What is put back is kept.
  func postpone() {
    let work = queue.removeFirst()
    switch work {
    case .query(_, let continuation): continuation.resume(returning: 0)
    case .close, .note: queue.append(work)
    }
  }

  // Another function has it then.
  func handOn(_ perform: (Work) -> Void) {
    let work = queue.removeFirst()
    switch work {
    case .query(_, let continuation): continuation.resume(returning: 0)
    case .close, .note: perform(work)
    }
  }
}

extension Work {
  func failRepaired(_ error: any Error) {
    switch self {
    case .query(_, let continuation): continuation.resume(throwing: error)
    case .close(let continuation): continuation.resume(throwing: error)
    case .note: break
    }
  }

  // Whoever calls this keeps it.
  func queried(_ id: Int) {
    switch self {
    case .query(_, let continuation): continuation.resume(returning: id)
    case .close, .note: break
    }
  }
}

extension Connection {
  func failAll(_ error: any Error) {
    for work in queue { work.failRepaired(error) }
    queue.removeAll()
  }

  func queried(_ id: Int) {
    current?.queried(id)
  }
}
