import LeakDomain

extension Rule {
  /// Somebody cancels a wait that cancellation does not end.
  public static let uncancellableWait = Rule(
    id: "uncancellable-wait",
    summary:
      "A wait is cancelled, by a race that another task has won or by a handler that ran too early, and goes on.",
    severity: .warning,
    documentation: Documentation(
      whatItFinds: """
        A child of a task group that waits for a continuation without a cancellation handler, for the value of another task
        or for a future, while the body of the group goes on with the first result: the usual time limit. The same in a
        closure given to a function that lets it race like that, such as `withTimeout`. A child that loops until it is
        cancelled, in a group that goes on with the first result and never calls `cancelAll()`; or one that waits for
        an event, in a group that calls it on one way out and not on another. A child that only cancelling ends, in a group that
        takes the results of all children and goes on with them, without `cancelAll()` before that. And a `withTaskCancellationHandler`
        whose handler resumes a continuation from where the operation puts it, with nothing that remembers the cancellation:
        in a task that is cancelled already, the handler runs before the operation. And a handler that only cancels or
        disposes of the subscription whose callbacks resume the continuation: it calls none of them.
        """,
      whyItHangs: """
        Cancelling a task sets a flag. Continuations, `Task.value` and `EventLoopFuture.get()` do not look at it, and a task
        group waits for all its children before its scope is left, also when it is cancelled and when its body throws. So
        the time limit is over, and the caller goes on waiting.
        """,
      leaking: """
        func answer(_ ask: @escaping @Sendable (@escaping @Sendable (Int) -> Void) -> Void) async throws -> Int {
          try await withThrowingTaskGroup(of: Int.self) { group in
            group.addTask {
              await withCheckedContinuation { continuation in
                ask { continuation.resume(returning: $0) }
              }
            }
            group.addTask {
              try await Task.sleep(for: .seconds(5))
              throw CancellationError()
            }
            defer { group.cancelAll() }
            return try await group.next() ?? 0
          }
        }
        """,
      repaired: """
        func answer(_ ask: @escaping @Sendable (@escaping @Sendable (Int) -> Void) -> Void) async throws -> Int {
          try await withThrowingTaskGroup(of: Int.self) { group in
            group.addTask {
              let (answers, continuation) = AsyncStream<Int>.makeStream()
              ask {
                continuation.yield($0)
                continuation.finish()
              }
              for await answer in answers { return answer }
              throw CancellationError()
            }
            group.addTask {
              try await Task.sleep(for: .seconds(5))
              throw CancellationError()
            }
            defer { group.cancelAll() }
            return try await group.next() ?? 0
          }
        }
        """,
      repair: """
        Wait in a way that ends with the task: a stream of one element, or a continuation within
        `withTaskCancellationHandler` whose handler resumes it. Keep what both sides know behind one lock: a state that says
        *cancelled* where the handler ran first, and is asked before the continuation is put away.
        """,
      whatItMisses: """
        A group whose body waits for all of its children has no race, and may be a service that runs until it is cancelled. Functions are followed three calls deep, and not
        through protocols. An operation that asks anywhere whether it is cancelled, a continuation that is stored under any
        condition, and a handler that starts a task are taken to be right.
        """
    ),
    check: { evidence in
      guard case .wait(let verdict) = evidence else { return [] }
      switch verdict.cause {
      case .outlivesRace(let helper): return [verdict.outliving(helper).repaired(by: .wait(verdict))]
      case .neverCancelled: return [verdict.goingOn.repaired(by: .wait(verdict))]
      case .neverCollected: return [verdict.collected]
      case .leftUncancelled: return [verdict.leaving.repaired(by: .wait(verdict))]
      case .storedAfterCancel: return [verdict.storing.repaired(by: .wait(verdict))]
      case .endsItsCallbacks: return [verdict.unsubscribing]
      default: return []
      }
    })
}

extension WaitVerdict {
  private var what: String {
    switch primitive {
    case "Task": "the value of another task"
    case "EventLoopFuture": "a future"
    default: "a continuation"
    }
  }

  fileprivate func outliving(_ helper: String?) -> Diagnosis {
    let scope = peerLine.map { " at \($0)" } ?? ""
    let message =
      helper.map {
        "'\($0)' cannot end this wait for \(what): its task group\(scope) is left only when this has ended, however long "
          + "that takes"
      }
      ?? "cancelling does not end this wait for \(what): when another child is first, the task group\(scope) still waits "
      + "for it, and so does its caller"
    return Diagnosis(
      severity: .warning, at: wait, message: message,
      related: (peer.map { [($0, "the task group")] } ?? []) + steps.map { ($0.spot, $0.text) },
      path: [Step(spot: wait, text: "this waits for \(what)")] + steps
        + (peer.map { [Step(spot: $0, text: "the scope of this group waits for all children")] } ?? []),
      consequence: "a time limit has no effect: the caller waits as long as this does; nothing is seen at run time")
  }

  fileprivate var goingOn: Diagnosis {
    let scope = peerLine.map { " at \($0)" } ?? ""
    return Diagnosis(
      severity: .warning, at: wait,
      message:
        "only cancelling ends this loop, and the task group\(scope) goes on with the result of another child without "
        + "'cancelAll()': its scope is never left",
      related: peer.map { [($0, "the task group")] } ?? [],
      path: [Step(spot: wait, text: "this loop ends only with its task")]
        + (peer.map { [Step(spot: $0, text: "the scope of this group waits for all children and cancels none")] } ?? []),
      consequence: "the caller waits as long as this loop runs; nothing is seen at run time")
  }

  fileprivate var collected: Diagnosis {
    let scope = peerLine.map { " at \($0)" } ?? ""
    return Diagnosis(
      severity: .warning, at: wait,
      message:
        "only cancelling ends this loop, and the task group\(scope) takes the results of all children before it goes on, without "
        + "'cancelAll()': the last one never comes",
      related: peer.map { [($0, "the task group")] } ?? [],
      path: [Step(spot: wait, text: "this loop ends only with its task")]
        + (peer.map { [Step(spot: $0, text: "the body of this group waits for every child and cancels none")] } ?? []),
      consequence: "the caller waits as long as this loop runs; nothing is seen at run time")
  }

  fileprivate var leaving: Diagnosis {
    let scope = peerLine.map { " at \($0)" } ?? ""
    let child = steps.first.map { " at line \($0.spot.line)" } ?? ""
    return Diagnosis(
      severity: .warning, at: wait,
      message:
        "this leaves the task group\(scope) without 'cancelAll()', while a child still waits for the event\(child): "
        + "its scope is left only when that comes",
      related: (peer.map { [($0, "the task group")] } ?? []) + steps.map { ($0.spot, $0.text) },
      path: steps + [Step(spot: wait, text: "another child was first, and nothing ends the wait")],
      consequence: "the caller waits for an event that may never come; nothing is seen at run time")
  }

  fileprivate var storing: Diagnosis {
    let handler = peerLine.map { " at \($0)" } ?? ""
    return Diagnosis(
      severity: .warning, at: wait,
      message: "'\(carrier)' is put away here after the cancellation handler\(handler) may have run: in a task that is "
        + "cancelled already nobody resumes it, and the task is suspended for ever",
      related: peer.map { [($0, "the handler that resumes it")] } ?? [],
      path: (peer.map { [Step(spot: $0, text: "the task is cancelled already, so this runs first and finds nothing")] }
        ?? [])
        + [Step(spot: wait, text: "'\(carrier)' is put away, and nobody comes again")],
      consequence: "rare and for ever: only a task that is cancelled before it waits; nothing is seen at run time")
  }

  fileprivate var unsubscribing: Diagnosis {
    let callbacks = peerLine.map { " at \($0)" } ?? ""
    return Diagnosis(
      severity: .warning, at: wait,
      message:
        "this ends the subscription\(callbacks), and only its callbacks resume '\(carrier)': none of them comes any "
        + "more, and once it is cancelled the task is suspended for ever",
      related: peer.map { [($0, "the callbacks of this subscription")] } ?? [],
      path: (peer.map { [Step(spot: $0, text: "only callbacks of this subscription resume '\(carrier)'")] } ?? [])
        + [Step(spot: wait, text: "the task is cancelled, and none of them comes")],
      consequence:
        "whoever cancels the task and waits for it waits for ever; nothing is seen before the memory is freed")
  }
}
