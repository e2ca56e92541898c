// A continuation that goes to a function which only looks at it, or comes back in a closure that resumes it.

enum Answer {
  case number(Int)
  case silence
}

func describeRepaired(_ waiting: CheckedContinuation<Int, Never>) {
  print("somebody waits: \(waiting)")
}

func ask() async -> Int {
  await withCheckedContinuation { waiting in
    describeRepaired(waiting)  // ok: it looks, and the caller resumes
    waiting.resume(returning: 1)
  }
}

func handlerRepaired(for waiting: CheckedContinuation<Int, Never>) -> @Sendable (Answer) -> Void {
  { answer in
    switch answer {
    case .number(let number): waiting.resume(returning: number)
    case .silence: waiting.resume(returning: 0)
    }
  }
}

func askByHandler(_ ask: @escaping (@escaping @Sendable (Answer) -> Void) -> Void) async -> Int {
  await withCheckedContinuation { waiting in
    ask(handlerRepaired(for: waiting))
  }
}
