func poll(_ check: @escaping @Sendable () async -> Void) async {
  while true {
    await check()
    try? await Task.sleep(for: .seconds(1))  // want: endless-task "this 'try?' drops the cancellation, and nothing else leaves the loop at line 2"
  }
}

func inAChild(_ check: @escaping @Sendable () -> Void) async {
  await withTaskGroup(of: Void.self) { group in
    group.addTask {
      while true {
        check()
        try? await Task.sleep(nanoseconds: 1_000_000_000)  // want: endless-task "the loop at line 11"
      }
    }
    group.cancelAll()
  }
}

final class Poller {
  private var task: Task<Void, Never>?
  private let clock = ContinuousClock()

  func start(_ check: @escaping @Sendable () -> Void) {
    task = Task { [clock] in
      while true {
        check()
        try? await clock.sleep(for: .seconds(1))  // want: endless-task "the loop at line 26"
      }
    }
  }

  func stop() { task?.cancel() }
}

func caught(_ check: @escaping @Sendable () -> Void) async {
  while true {
    check()
    do {
      try await Task.sleep(for: .seconds(1))  // want: endless-task "the loop at line 37"
    } catch {
      print(error)
    }
  }
}
