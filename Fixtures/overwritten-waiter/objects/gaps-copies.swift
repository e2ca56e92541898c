// Known gaps: who is copied out of a list and asked for something else than the continuation counts as looked after.

struct Line {
  let number: Int
  let timer: Task<Void, Never>
  let continuation: CheckedContinuation<Int, any Error>
}

actor Hotline {
  private var lines: [Line] = []
  private var last = 0

  func call() async throws -> Int {
    last += 1
    let number = last
    return try await withCheckedThrowingContinuation { continuation in
      lines.append(Line(number: number, timer: Task {}, continuation: continuation))
    }
  }

  func answer(_ value: Int) {
    if !lines.isEmpty { lines.removeFirst().continuation.resume(returning: value) }
  }

  func stopTimers() {
    let open = lines
    lines.removeAll()  // todo-want: overwritten-waiter "lines"
    for line in open { line.timer.cancel() }
  }

  func report() {
    let numbers = lines.map(\.number)
    lines.removeAll()  // todo-want: overwritten-waiter "lines"
    print(numbers)
  }
}
