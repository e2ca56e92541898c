import Combine

// Subjects that are completed, or whose end nobody waits for.

func note(_ message: String) {
  print(message)
}

func valuesToTheEndRepaired() async {
  let subject = PassthroughSubject<Int, Never>()
  subject.send(1)
  subject.send(completion: .finished)
  for await value in subject.values {
    note("\(value)")
  }
  note("done")
}

func valuesInATaskRepaired(_ count: Int) -> Task<Void, Never> {
  let subject = CurrentValueSubject<Int, Never>(0)
  let reader = Task {
    for await value in subject.values { note("\(value)") }
  }
  defer { subject.send(completion: .finished) }
  guard count > 0 else { return reader }
  for number in 0..<count { subject.send(number) }
  return reader
}

final class Clock {
  let ticks = PassthroughSubject<Int, Never>()

  func watch() async {
    for await tick in ticks.values { note("\(tick)") }  // ok: as long as the clock lives
  }

  func shared() -> PassthroughSubject<Int, Never> {
    let subject = PassthroughSubject<Int, Never>()
    subject.send(1)
    return subject  // ok: whoever has it completes it
  }
}
