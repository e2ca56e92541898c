import LeakDomain

extension Rule {
  /// Two wait for each other, or one for itself.
  public static let circularWait = Rule(
    id: "circular-wait",
    summary:
      "Code waits for something that waits for it: its own queue, its own task, or a task that its next step ends.",
    severity: .warning,
    documentation: Documentation(
      whatItFinds: """
        `sync` on a serial queue from a block of that queue, and a lock that is taken by whoever holds it: directly, or by way of
        functions, properties, helpers such as `locked { … }` and closures that run at once. A semaphore with one place is such
        a lock, too. So is a callback that an object keeps and calls with its lock held, or on its queue, where one that the sources give it takes
        that again. `DispatchQueue.main.sync` on the main actor. Two queues of a type each of which waits for the other, and two
        locks of an object that are taken in one order here and in the other there. A task that awaits its own `value`. And a function that awaits a task which
        reads a stream or channel to its end, where only the lines after that finish it.
        """,
      whyItHangs: """
        A queue runs a block when the one before it has returned, a task has a value when it has ended, and a loop over a
        stream ends when somebody finishes it. Where that somebody waits, nobody does.
        """,
      leaking: """
        func collect(_ numbers: [Int]) async {
          let (stream, continuation) = AsyncStream<Int>.makeStream()
          let reading = Task {
            for await number in stream { print(number) }
          }
          for number in numbers { continuation.yield(number) }
          await reading.value
          continuation.finish()
        }
        """,
      repaired: """
        func collect(_ numbers: [Int]) async {
          let (stream, continuation) = AsyncStream<Int>.makeStream()
          let reading = Task {
            for await number in stream { print(number) }
          }
          for number in numbers { continuation.yield(number) }
          continuation.finish()
          await reading.value
        }
        """,
      repair: """
        Finish, or cancel the task, before waiting for it. Call what a block needs directly instead of through its own queue,
        and let one of two queues use `async`. Take two locks in one order everywhere. A task that must wait for the one
        before it captures that handle in a `let`.
        """,
      whatItMisses: """
        Queues that are not made in plain sight, or that may be concurrent, and locks that may be taken again. What is taken more than a few
        calls away, or in a closure that is kept by something else than the object itself. Actors: an actor that awaits is free. Circles over more than two.
        """
    ),
    check: { evidence in
      guard case .wait(let verdict) = evidence else { return [] }
      return verdict.circle.map { [$0.repaired(by: .wait(verdict))] } ?? []
    })
}

extension WaitVerdict {
  fileprivate var circle: Diagnosis? {
    let other = peerLine.map { " at \($0)" } ?? ""
    switch cause {
    case .ownQueue(let queue) where peer != nil:
      return diagnosis(
        "'\(carrier)' \(isConditional ? "may wait" : "waits")\(other) for a block on '\(queue)', on which this runs: neither ever goes on"
      )
    case .ownQueue(let queue):
      return diagnosis("this waits for a block on '\(queue)', and runs on it: the block never begins")
    case .ownLock(let lock) where peer != nil:
      return diagnosis(
        "'\(carrier)' \(isConditional ? "may take" : "takes") '\(lock)'\(other), which is held here: it waits for itself"
      )
    case .ownLock(let lock):
      return diagnosis("this takes '\(lock)', which is held here already: it waits for itself")
    case .crossedQueues(let first, let second):
      return diagnosis(
        "'\(first)' waits for '\(second)' here, and '\(second)' for '\(first)'\(other): when both do, neither ever goes on"
      )
    case .crossedLocks(let lock, let held):
      return diagnosis(
        "this takes '\(lock)' while '\(held)' is held, and '\(held)' is taken while '\(lock)' is held\(other): two threads that do both wait for each other",
        back: "the other order",
        consequence: "it hangs when two threads come to both at once; nothing is seen at run time")
    case .ownTask where peer != nil:
      return diagnosis(
        "this waits for the task that comes here by its call\(other): it waits for itself", back: "the task calls here")
    case .ownTask: return diagnosis("this task waits for its own value, which it has only when it has ended")
    case .signalsAfter:
      return diagnosis(
        "this waits for a task that reads until the 'finish()'\(other), which comes only after this wait: neither ever goes on"
      )
    default: return nil
    }
  }

  /// Where what it waits for was taken.
  private var taken: [Step] {
    guard let begin else { return [] }
    switch cause {
    case .ownQueue(let queue): return [Step(spot: begin, text: "this runs on '\(queue)'")]
    case .ownLock(let lock): return [Step(spot: begin, text: "'\(lock)' is taken")]
    default: return []
    }
  }

  private func diagnosis(
    _ message: String, back: String = "this comes only later",
    consequence: String = "it hangs when it comes here; nothing is seen at run time"
  ) -> Diagnosis {
    Diagnosis(
      severity: .warning, at: wait, message: message,
      related: peer.map { [($0, "the other side of the circle")] } ?? [],
      path: taken + [Step(spot: wait, text: peer == nil || begin == nil ? "this waits" : "'\(carrier)' is called")]
        + steps
        + (peer.map { [Step(spot: $0, text: begin == nil ? back : "this waits")] } ?? []),
      consequence: consequence)
  }
}
