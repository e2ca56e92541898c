// Known gaps: who waits comes inside a request that a function is given, or that a stream brings. Whoever has made the request may
// keep it, which is not followed so far.

struct Chore: Sendable {
  let number: Int
  let waiter: CheckedContinuation<Int, any Error>
}

struct ChoreWorker {
  func process(_ chore: Chore) async {
    guard chore.number > 0 else {
      print("bad chore")
      return  // todo-want: forgotten-sender "chore"
    }
    chore.waiter.resume(returning: chore.number)
  }

  func run(_ chores: AsyncStream<Chore>) async {
    for await chore in chores {
      guard chore.number > 0 else { continue }  // todo-want: forgotten-sender "chore"
      chore.waiter.resume(returning: 1)
    }
  }
}
