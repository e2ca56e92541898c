// Known gaps: who waits comes inside a request that a function is given, or that a stream brings, by somebody whom nobody sees. It
// answers in one way only, and leaves without a word: whoever has made the request may keep it, and try again.

struct Chore: Sendable {
  let number: Int
  let waiter: CheckedContinuation<Int, any Error>
}

struct ChoreWorker {
  func process(_ chore: Chore) async {
    guard chore.number > 0 else { return }  // todo-want: forgotten-sender "chore"
    chore.waiter.resume(returning: chore.number)
  }

  func run(_ chores: AsyncStream<Chore>) async {
    for await chore in chores {
      guard chore.number > 0 else { continue }  // todo-want: forgotten-sender "chore"
      chore.waiter.resume(returning: 1)
    }
  }
}
