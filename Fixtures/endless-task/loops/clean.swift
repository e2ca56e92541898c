func pollRepaired(_ check: @escaping @Sendable () async -> Void) async throws {
  while true {
    await check()
    try await Task.sleep(for: .seconds(1))  // ok: leaves the loop when it is cancelled
  }
}

func inAChildRepaired(_ check: @escaping @Sendable () -> Void) async {
  await withTaskGroup(of: Void.self) { group in
    group.addTask {
      while !Task.isCancelled {
        check()
        try? await Task.sleep(nanoseconds: 1_000_000_000)  // ok: the loop asks
      }
    }
    group.cancelAll()
  }
}

final class PatientPoller {
  private var task: Task<Void, Never>?
  private let clock = ContinuousClock()

  func startRepaired(_ check: @escaping @Sendable () -> Void) {
    task = Task { [clock] in
      while true {
        check()
        if Task.isCancelled { return }
        try? await clock.sleep(for: .seconds(1))  // ok: the loop asks
      }
    }
  }

  func stop() { task?.cancel() }
}

func caughtRepaired(_ check: @escaping @Sendable () -> Void) async {
  while true {
    check()
    do {
      try await Task.sleep(for: .seconds(1))
    } catch {
      return  // ok: leaves
    }
  }
}

func untilItIsThere(_ find: @escaping @Sendable () -> Int?) async -> Int {
  while true {
    if let found = find() { return found }
    try? await Task.sleep(for: .seconds(1))  // ok: another way out
  }
}

func checkedEachTime(_ check: @escaping @Sendable () -> Void) async throws {
  while true {
    try Task.checkCancellation()
    check()
    try? await Task.sleep(for: .seconds(1))  // ok: the check throws
  }
}

func anotherWaitLeaves(_ next: @escaping @Sendable () async throws -> Void) async throws {
  while true {
    try await next()
    try? await Task.sleep(for: .seconds(1))  // ok: 'next' throws when it is cancelled
  }
}

func atMostThreeTimes(_ check: @escaping @Sendable () -> Void) async {
  for _ in 0..<3 {
    check()
    try? await Task.sleep(for: .seconds(1))  // ok: ends
  }
}

func nobodyCancels(_ check: @escaping @Sendable () -> Void) {
  Task {
    while true {
      check()
      try? await Task.sleep(for: .seconds(60))  // ok: for the whole life of the program
    }
  }
}

enum Housekeeping {
  static let sweeper = Task {
    while true {
      print("swept")
      try? await Task.sleep(for: .seconds(60))  // ok: nobody cancels it
    }
  }
}

protocol AsyncParsableCommand {}

struct Serve: AsyncParsableCommand {
  func run() async {
    while true {
      try? await Task.sleep(for: .seconds(86_400))  // ok: the program itself
    }
  }
}
