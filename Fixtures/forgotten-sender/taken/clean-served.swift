// What waits in a queue is moved to where the one that is served stands, and told from there.

struct Command {
  var payload: [UInt8]
  var completion: (Bool) -> Void
}

final class CommandLineRepaired {
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

  func receivedRepaired(_ answer: Bool?) {
    guard let command = current else { return }
    current = nil
    command.completion(answer ?? false)
    next()
  }
}

final class PrinterRepaired {
  private var pages: [CheckedContinuation<Int, Never>] = []
  private var page: CheckedContinuation<Int, Never>?

  func print() async -> Int {
    await withCheckedContinuation { pages.append($0) }
  }

  func feed() {
    if page == nil, !pages.isEmpty { page = pages.removeFirst() }
  }

  func printedRepaired(_ number: Int?) {
    guard let done = page else { return }
    page = nil
    done.resume(returning: number ?? 0)
  }

  func jammedRepaired() {
    page?.resume(returning: 0)
    page = nil
  }
}

/// The one that is served is told when the next one takes its place.
final class Counter {
  private var waiting: [(Int) -> Void] = []
  private var served: ((Int) -> Void)?

  func ask(completion: @escaping (Int) -> Void) {
    waiting.append(completion)
    if served == nil { advance(0) }
  }

  func advance(_ number: Int) {
    served?(number)
    served = waiting.isEmpty ? nil : waiting.removeFirst()
  }
}

/// It goes back to its queue.
final class Office {
  private var line: [CheckedContinuation<Int, Never>] = []
  private var guest: CheckedContinuation<Int, Never>?

  func wait() async -> Int {
    await withCheckedContinuation { line.append($0) }
  }

  func call() {
    guard guest == nil, !line.isEmpty else { return }
    guest = line.removeFirst()
  }

  func postpone() {
    guard let late = guest else { return }
    guest = nil
    line.append(late)
  }

  func serve(_ number: Int) {
    guest?.resume(returning: number)
    guest = nil
  }

  func close() {
    guest?.resume(returning: 0)
    guest = nil
    for late in line { late.resume(returning: 0) }
    line = []
  }
}

/// Of a struct with a continuation.
final class DeskRepaired {
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

  func answeredRepaired(_ isKnown: Bool) {
    guard let current = visit else { return }
    visit = nil
    current.continuation.resume(returning: isKnown)
  }
}

/// Of handlers.
final class WindowRepaired {
  private var line: [(Int) -> Void] = []
  private var current: ((Int) -> Void)?

  func ask(completion: @escaping (Int) -> Void) {
    line.append(completion)
  }

  func call() {
    if current == nil { current = line.popLast() }
  }

  func answeredRepaired(_ number: Int) {
    guard let answer = current else { return }
    current = nil
    answer(max(number, 0))
  }
}
