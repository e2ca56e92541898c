// What waits in a queue is moved to where the one that is served stands; from there it is lost.

struct Command {
  var payload: [UInt8]
  var completion: (Bool) -> Void
}

final class CommandLine {
  private var queue: [Command] = []
  private var current: Command?

  func send(_ payload: [UInt8], completion: @escaping (Bool) -> Void) {
    queue.append(Command(payload: payload, completion: completion))
    next()
  }

  private func next() {
    guard current == nil, !queue.isEmpty else { return }
    current = queue.removeFirst()
  }

  func received(_ answer: Bool?) {
    guard let command = current else { return }
    current = nil
    if let answer {
      command.completion(answer)
    }
    next()
  }  // want: forgotten-sender "without calling 'command"
}

final class Printer {
  private var pages: [CheckedContinuation<Int, Never>] = []
  private var page: CheckedContinuation<Int, Never>?

  func print() async -> Int {
    await withCheckedContinuation { pages.append($0) }
  }

  func feed() {
    if page == nil, !pages.isEmpty { page = pages.removeFirst() }
  }

  func printed(_ number: Int?) {
    guard let done = page else { return }
    page = nil
    if let number { done.resume(returning: number) }
  }  // want: forgotten-sender "leaves 'done'"

  func jammed() {
    page = nil  // want: overwritten-waiter "drops the continuation that 'page' may still hold"
  }
}

/// Of a struct with a continuation.
final class Desk {
  struct Visit {
    var name: String
    var continuation: CheckedContinuation<Bool, Never>
  }
  private var line: [Visit] = []
  private var visit: Visit?

  func ask(_ name: String) async -> Bool {
    await withCheckedContinuation { line.append(Visit(name: name, continuation: $0)) }
  }

  func call() {
    if visit == nil, !line.isEmpty { visit = line.removeFirst() }
  }

  func answered(_ isKnown: Bool) {
    guard let current = visit else { return }
    visit = nil
    guard isKnown else { return }  // want: forgotten-sender "leaves 'current'"
    current.continuation.resume(returning: true)
  }
}

/// Of handlers.
final class Window {
  private var line: [(Int) -> Void] = []
  private var current: ((Int) -> Void)?

  func ask(completion: @escaping (Int) -> Void) {
    line.append(completion)
  }

  func call() {
    if current == nil { current = line.popLast() }
  }

  func answered(_ number: Int) {
    guard let answer = current else { return }
    current = nil
    if number < 0 { return }  // want: forgotten-sender "without calling 'answer'"
    answer(number)
  }
}
