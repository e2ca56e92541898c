// A continuation that goes to a function which drops it, or comes back in a closure that forgets it.

enum Answer {
  case number(Int)
  case silence
}

func describe(_ waiting: CheckedContinuation<Int, Never>) {  // want: forgotten-sender "'waiting' is never resumed"
  print("somebody waits")
}

func askRelying() async -> Int {
  await withCheckedContinuation { describe($0) }
}

func handler(for waiting: CheckedContinuation<Int, Never>) -> @Sendable (Answer) -> Void {
  { answer in
    switch answer {
    case .number(let number): waiting.resume(returning: number)
    case .silence: break
    }
  }  // want: forgotten-sender "'waiting'"
}

func askByHandler(_ ask: @escaping (@escaping @Sendable (Answer) -> Void) -> Void) async -> Int {
  await withCheckedContinuation { waiting in
    ask(handler(for: waiting))
  }
}
