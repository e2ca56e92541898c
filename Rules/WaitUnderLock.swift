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
        `leave()` comes after taking the same lock. And `sync` on a serial queue under a lock that another block of the
        queue takes.
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
        Locks that one function takes and another gives back, and two locks taken in different orders.
        """
    ),
    check: { evidence in
      guard case .wait(let verdict) = evidence, case .underLock(let lock) = verdict.cause else { return [] }
      return [verdict.under(lock).repaired(by: .wait(verdict))]
    })
}

extension WaitVerdict {
  fileprivate func under(_ lock: String) -> Diagnosis {
    let other = peerLine ?? "the other side"
    return Diagnosis(
      severity: .warning, at: wait,
      message: "this waits for '\(carrier)' and holds '\(lock)', which \(other) must take before it can end the wait: "
        + "neither ever goes on",
      related: peer.map { [($0, "this needs '\(lock)' first")] } ?? [],
      path: [Step(spot: wait, text: "this waits with '\(lock)' held")]
        + (peer.map { [Step(spot: $0, text: "this waits for '\(lock)'")] } ?? []),
      consequence: "both threads block for ever once they meet; nothing is seen at run time")
  }
}
