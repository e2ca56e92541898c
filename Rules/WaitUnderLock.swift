import LeakDomain

extension Rule {
  /// Whoever would end a wait needs the lock that the waiting code holds.
  public static let waitUnderLock = Rule(
    id: "wait-under-lock",
    summary: "A wait holds a lock that whoever would end it must take first.",
    severity: .warning,
    documentation: Documentation(
      whatItFinds: """
        `wait()` on a semaphore or group inside `withLock`, or between `lock()` and `unlock()`, where every `signal()` or
        `leave()` comes after taking the same lock; also where a method of the same object holds it, and calls the one that
        waits. And `sync` on a serial queue under a lock that another block of the queue takes. An `await` between `lock()`
        and `unlock()`, which suspends the task with the lock held.
        """,
      whyItHangs: """
        The waiting thread does not give the lock back while it waits, and the other never gets as far as the signal. A
        condition variable gives its lock back; semaphores, groups and queues know nothing of it.
        """,
      leaking: """
        import Foundation

        func load(_ lock: NSLock, _ queue: DispatchQueue, _ store: @escaping @Sendable () -> Void) {
          let stored = DispatchSemaphore(value: 0)
          queue.async {
            lock.withLock { store() }
            stored.signal()
          }
          lock.withLock { stored.wait() }
        }
        """,
      repaired: """
        import Foundation

        func load(_ lock: NSLock, _ queue: DispatchQueue, _ store: @escaping @Sendable () -> Void) {
          let stored = DispatchSemaphore(value: 0)
          queue.async {
            lock.withLock { store() }
            stored.signal()
          }
          stored.wait()
        }
        """,
      repair: "Wait before taking the lock, or after giving it back; decide under the lock, and act on it outside.",
      whatItMisses: """
        Locks that one function takes and another gives back, and two locks taken in different orders. A lock that is given back
        in the closure of the continuation for which the task waits.
        """
    ),
    check: { evidence in
      guard case .wait(let verdict) = evidence else { return [] }
      switch verdict.cause {
      case .underLock(let lock): return [verdict.under(lock).repaired(by: .wait(verdict))]
      case .heldSuspended(let lock): return [verdict.suspended(with: lock).repaired(by: .wait(verdict))]
      default: return []
      }
    })
}

extension WaitVerdict {
  fileprivate func suspended(with lock: String) -> Diagnosis {
    Diagnosis(
      severity: .warning, at: wait,
      message:
        "this suspends the task while '\(lock)' is held: whoever takes it meanwhile blocks a thread, and may block the one that "
        + "the task needs to go on and give it back",
      related: [],
      path: (begin.map { [Step(spot: $0, text: "'\(lock)' is taken")] } ?? [])
        + [Step(spot: wait, text: "the task is suspended with '\(lock)' held")],
      consequence: "it hangs when another comes to the lock meanwhile; nothing is seen at run time")
  }

  fileprivate func under(_ lock: String) -> Diagnosis {
    let other = peerLine ?? "the other side"
    let holds = begin.map { "while line \($0.line), which calls it, holds '\(lock)'" } ?? "and holds '\(lock)'"
    return Diagnosis(
      severity: .warning, at: wait,
      message: "this waits for '\(carrier)' \(holds), which \(other) must take before it can end the wait: "
        + "neither ever goes on",
      related: peer.map { [($0, "this needs '\(lock)' first")] } ?? [],
      path: (begin.map { [Step(spot: $0, text: "this calls it with '\(lock)' held")] } ?? [])
        + [Step(spot: wait, text: "this waits with '\(lock)' held")]
        + (peer.map { [Step(spot: $0, text: "this waits for '\(lock)'")] } ?? []),
      consequence: "both threads block for ever once they meet; nothing is seen at run time")
  }
}
