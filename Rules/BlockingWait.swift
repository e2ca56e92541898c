import LeakDomain

extension Rule {
  /// A wait keeps the thread on which that must run which ends it.
  public static let blockingWait = Rule(
    id: "blocking-wait",
    summary: "A wait blocks the thread, or one of the few threads, that whatever ends it needs.",
    severity: .warning,
    documentation: Documentation(
      whatItFinds: """
        `wait()` on a semaphore or group in an `async` function, a `Task` or an actor, where only a task signals or leaves:
        that task needs a thread of the same pool. The same on the main actor for a task that inherits it, or for a closure that
        a function of yours runs there, and on a serial queue for a block of that queue. A function without `async` that starts
        a task and waits for it, where it is called from a task, or that waits for what runs on the main thread, where it is
        called there, also through other functions. And `wait()` on an `EventLoopFuture` in a channel handler, a callback of a
        future or the initializer of a channel, which are on an event loop, and functions called there that do so.
        """,
      whyItHangs: """
        Swift runs all tasks on as many threads as there are cores, and never adds one for a thread that is blocked. Two
        waits on a machine with two cores stop every task of the process. An actor, the main actor, a serial queue and an
        event loop run one thing at a time: there one wait is enough, always.
        """,
      leaking: """
        import Dispatch

        func load(_ fetch: @escaping @Sendable () async -> Void) async {
          let loaded = DispatchSemaphore(value: 0)
          Task {
            await fetch()
            loaded.signal()
          }
          loaded.wait()
        }
        """,
      repaired: """
        func load(_ fetch: @escaping @Sendable () async -> Void) async {
          let loading = Task {
            await fetch()
          }
          await loading.value
        }
        """,
      repair: """
        Await the task, or call what it calls. On an event loop, go on in `flatMap` or `whenComplete`. Where code without
        `async` must wait for a task, let it do so on a thread of its own, and never on one that runs tasks.
        """,
      whatItMisses: """
        A wait for something that does not need these threads, such as a callback of `URLSession`, is bad for the others but
        ends. Semaphores and groups kept in properties that are not private, and waits with a time limit, are not followed. Whether a function
        without `async` runs on the main thread is known only by `@MainActor` or its type.
        """
    ),
    check: { evidence in
      guard case .wait(let verdict) = evidence else { return [] }
      switch verdict.cause {
      case .keepsPlace(let place): return [verdict.keeping(place).repaired(by: .wait(verdict))]
      case .callsBridge(let name, let place): return [verdict.bridging(name, place).repaired(by: .wait(verdict))]
      default: return []
      }
    })
}

extension WaitVerdict {
  fileprivate func keeping(_ place: Place) -> Diagnosis {
    let started = peerLine.map { " started at \($0)" } ?? ""
    let message: String
    switch place {
    case .pool:
      message =
        "this blocks a thread of the cooperative pool for the task\(started), which needs one of the same few threads: "
        + "when all of them wait, no task goes on"
    case .main:
      message =
        "this blocks the main thread, on which what is\(started.isEmpty ? " to release it" : started) must run before "
        + "'\(carrier)' is released: neither ever goes on"
    case .actor(let name):
      message =
        "this blocks the actor '\(name)', on which the task\(started) must run before '\(carrier)' is released: "
        + "neither ever goes on"
    case .queue(let name):
      message =
        "this blocks the queue '\(name)', on which the block\(started) must run before '\(carrier)' is released: "
        + "neither ever goes on"
    case .eventLoop:
      message =
        "this blocks an event loop until '\(carrier)' is complete: what the loop has to do for that is never done"
    }
    return Diagnosis(
      severity: .warning, at: wait, message: message,
      related: peer.map { [($0, "what ends the wait starts here")] } ?? [],
      path: (peer.map { [Step(spot: $0, text: "what ends the wait starts here")] } ?? []) + steps
        + [Step(spot: wait, text: "this waits for '\(carrier)'")],
      consequence: outcome(place))
  }

  fileprivate func bridging(_ name: String, _ place: Place) -> Diagnosis {
    let (blocked, needed) =
      switch place {
      case .eventLoop:
        ("an event loop until '\(carrier)' is complete", "what the loop has to do for that is never done")
      case .main:
        (
          "the main thread until '\(carrier)' is released, which only the main thread itself does",
          "neither ever goes on"
        )
      default:
        (
          "a thread of the cooperative pool until a task of its own has run, which needs one of the same few threads",
          "when all of them wait, no task goes on"
        )
      }
    let isTask = ![.eventLoop, .main].contains(place)
    let around =
      switch place {
      case .eventLoop: "on an event loop"
      case .main: "on the main thread"
      default: "in a task"
      }
    return Diagnosis(
      severity: .warning, at: wait, message: "'\(name)' blocks \(blocked): \(needed)",
      related: peer.map { [($0, "it waits here")] } ?? [],
      path: [Step(spot: wait, text: "'\(name)' is called \(around)")] + steps
        + (peer.map { [Step(spot: $0, text: isTask ? "this waits for a task" : "this waits for '\(carrier)'")] } ?? []),
      consequence: outcome(place))
  }

  private func outcome(_ place: Place) -> String {
    switch place {
    case .pool: "tasks all over the process stop once as many wait as there are cores; nothing is seen at run time"
    default: "it hangs every time it comes here; nothing is seen at run time"
    }
  }
}
