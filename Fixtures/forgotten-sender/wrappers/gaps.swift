// Known gaps: what holds the carrier is no object with a type of the sources.

enum Phase {
  case idle
  case waiting(CheckedContinuation<Int, Never>)
}

func inTuple(_ isReady: Bool) async -> Int {
  await withCheckedContinuation { continuation in
    let pair = (continuation, 1)
    guard isReady else { return }  // todo-want: forgotten-sender "continuation"
    pair.0.resume(returning: pair.1)
  }
}

func inList(_ isReady: Bool) async -> Int {
  await withCheckedContinuation { continuation in
    let waiting = [continuation]
    guard isReady else { return }  // todo-want: forgotten-sender "continuation"
    for continuation in waiting { continuation.resume(returning: 1) }
  }
}

func inCase(_ isReady: Bool) async -> Int {
  await withCheckedContinuation { continuation in
    let phase = Phase.waiting(continuation)
    guard isReady else { return }  // todo-want: forgotten-sender "continuation"
    if case .waiting(let continuation) = phase { continuation.resume(returning: 1) }
  }
}
