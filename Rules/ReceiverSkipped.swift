import LeakDomain

extension Rule {
  /// A sender waits, and a path leaves before the receive.
  public static let receiverSkipped = Rule(
    id: "receiver-skipped",
    summary: "A path leaves between the start of a sender and the receive that the sender waits for.",
    severity: .warning,
    documentation: Documentation(
      whatItFinds: """
        A task that sends on a channel is started, some path receives, and another leaves first: by `return`, `throw`,
        a `try` that nothing catches, `continue`, a normal end of the task group, or by ending the receiving loop early
        while the sender has more to send. Conditions over values that do not change are one decision: a sender that
        was started under a condition is missed only where that condition held.
        """,
      whyItHangs: """
        The task that sends is suspended in `send` until somebody receives. On the path that is reported nobody will:
        the task and all that it holds stay for ever.
        """,
      leaking: """
        import AsyncAlgorithms

        func price(isValid: Bool) async -> Int? {
          let channel = AsyncChannel<Int>()
          Task { await channel.send(1) }
          guard isValid else { return nil }
          var values = channel.makeAsyncIterator()
          return await values.next()
        }
        """,
      repaired: """
        import AsyncAlgorithms

        func price(isValid: Bool) async -> Int? {
          let channel = AsyncChannel<Int>()
          defer { channel.finish() }
          Task { await channel.send(1) }
          guard isValid else { return nil }
          var values = channel.makeAsyncIterator()
          return await values.next()
        }
        """,
      repair: """
        `defer { channel.finish() }` or `defer { task.cancel() }` before the first exit frees the sender on every path;
        so does a buffer of one (`AsyncStream.makeStream` with `.bufferingNewest(1)`), or starting the task after the
        checks.
        """,
      whatItMisses: """
        A channel that is stored, returned or given to code that is not analysed may be received from there. A receiving
        loop that leaves by a counter (`received.count == expected`) is taken to have received everything. `async let`
        children, and children of a group that is left by a throw, are cancelled, and `send` returns then.
        """
    ),
    checkObligation: { verdict in
      guard verdict.role == .sender, verdict.isDischargedSomewhere, let first = verdict.leaks.first else { return [] }
      return [
        Diagnosis(
          severity: .warning, at: first.spot, message: verdict.abandoned(first),
          related: verdict.relatedPlaces(besides: first.spot, text: verdict.abandoned),
          path: [Step(spot: verdict.begin, text: verdict.beginText)] + first.steps
            + [Step(spot: first.spot, text: verdict.brieflyAbandoned(first))],
          consequence: verdict.outcome, waiter: verdict.waitingPlace
        ).repaired(by: .release(verdict))
      ]
    })
}

extension Verdict {
  /// The last step of a path, which has named the sender.
  fileprivate func brieflyAbandoned(_ leak: Leak) -> String {
    switch leak.exit {
    case .stuckOperation: "this send waits: nobody has been started that receives it"
    case .blockedWait: "this wait never ends, since the sender does not"
    default: "\(leak.subject) leaves it suspended in '\(carrier).send'"
    }
  }

  fileprivate func abandoned(_ leak: Leak) -> String {
    // A send of the function itself has no task that could be named.
    let line = begin.line(from: leak.spot)
    let sender = waiter == nil ? "the send at \(line)" : "the task started at \(line)"
    switch leak.exit {
    case .stuckOperation:
      return "this send on '\(carrier)' waits for ever\(leak.when): nobody has been started that receives it"
    case .blockedWait: return "this wait never ends\(leak.when): \(sender) is suspended in '\(carrier).send'"
    default: return "\(leak.subject) leaves \(sender) suspended in '\(carrier).send'\(leak.when)"
    }
  }
}
