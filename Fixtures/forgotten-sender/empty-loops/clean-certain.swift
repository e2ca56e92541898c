// Loops that have a turn whatever happens, and those that have no end.

private enum Answer: CaseIterable { case save, discard }
private let choicesOfAll = ["Save", "Discard"]

func offered(_ add: (String, @escaping (Int) -> Void) -> Void) async -> Int {
  await withCheckedContinuation { continuation in
    let options: [(String, Int)] = [("Save", 1), ("Discard", 2)]
    for (label, choice) in options {
      add(label) { _ in continuation.resume(returning: choice) }
    }
  }
}

func offeredByCase(_ add: (String, @escaping (Int) -> Void) -> Void) async -> String {
  await withCheckedContinuation { continuation in
    for answer in Answer.allCases {
      add("\(answer)") { _ in continuation.resume(returning: "\(answer)") }
    }
  }
}

func doubled(_ observe: (Int, @escaping () -> Void) -> Void) async {
  let sources = [1, 2].map { $0 * 2 }
  await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
    for source in sources { observe(source) { continuation.resume() } }
  }
}

struct Menu {
  static let names = ["Open", "Close"]
  private let own = ["Open": 1]

  func chosen(_ add: (String, @escaping (Int) -> Void) -> Void) async -> String {
    await withCheckedContinuation { continuation in
      for (name, _) in own { add(name) { _ in continuation.resume(returning: name) } }
    }
  }

  func chosenOfAll(_ add: (String, @escaping (Int) -> Void) -> Void) async -> String {
    await withCheckedContinuation { continuation in
      for name in Self.names { add(name) { _ in continuation.resume(returning: name) } }
    }
  }
}

/// How many there are has been asked before.
func started(_ count: Int, _ start: (@escaping () -> Void) -> Void) async {
  guard count > 0 else { return }
  await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
    for _ in 0..<count { start { continuation.resume() } }
  }
}

func startedAtLeastOnce(_ count: Int, _ start: (@escaping () -> Void) -> Void) async {
  if count < 1 { return }
  await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
    for _ in 0..<count { start { continuation.resume() } }
  }
}

/// What has a first element is not empty.
func visited(_ items: Set<Int>, _ start: (Int, @escaping () -> Void) -> Void) async {
  guard let first = items.first else { return }
  print("from", first)
  await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
    for item in items { start(item) { continuation.resume() } }
  }
}

func retried(_ load: @escaping @Sendable (Int) async throws -> Int) async throws -> Int {
  try await withCheckedThrowingContinuation { continuation in
    Task {
      for attempt in 1... {
        do {
          return continuation.resume(returning: try await load(attempt))
        } catch where attempt == 3 {
          return continuation.resume(throwing: error)
        } catch {}
      }
    }
  }
}

/// A stride to the end of a list has a turn where the list has an element.
actor Batches {
  private var queue: [(key: Int, continuation: CheckedContinuation<Int, Never>)] = []

  func load(_ key: Int) async -> Int {
    await withCheckedContinuation { continuation in
      queue.append((key, continuation))
      Task { dispatch() }
    }
  }

  private func dispatch() {
    let all = queue
    queue = []
    for start in stride(from: 0, to: all.count, by: 10) {
      execute(Array(all[start..<min(start + 10, all.count)]))
    }
  }

  private func execute(_ slice: [(key: Int, continuation: CheckedContinuation<Int, Never>)]) {
    for entry in slice { entry.continuation.resume(returning: entry.key) }
  }
}

func offeredRepaired(_ names: [String], _ add: (String, @escaping () -> Void) -> Void) async {
  await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
    let options: [String] = names.filter { !$0.isEmpty }
    if options.isEmpty {
      continuation.resume()
    }
    for label in options {
      add(label) { continuation.resume() }
    }
  }
}

func startedRepaired(_ count: Int, _ start: (@escaping () -> Void) -> Void) async {
  guard count > 0 else { return }
  await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
    for _ in 0..<count { start { continuation.resume() } }
  }
}
