import LeakDomain

extension Rule {
  /// A receiver waits, and a path of whoever should send ends without sending.
  public static let forgottenSender = Rule(
    id: "forgotten-sender",
    summary: "A path ends without the send, resume, finish, signal, leave or call that somebody waits for.",
    severity: .warning,
    documentation: Documentation(
      whatItFinds: """
        Something waits: a task in `withCheckedContinuation`, a caller for its completion handler, a consumer for a stream
        to finish, a thread in `wait()`. This rule follows every path from where that obligation begins and reports the
        paths that leave without meeting it and without handing it to anything that could: an early `return`, a `throw`, a
        `try` that nothing catches, a missing `else` or `case`, the nil side of `?.`, a loop that runs zero times. Of two
        callbacks, for success and for failure, it reports the one that forgets what the other one meets. A lock
        between `lock()` and `unlock()`, and a place of a semaphore between `wait()` and `signal()`, are followed in the
        same way: whoever takes it next waits. At a
        condition variable it reports a change of what somebody waits for, such as `ready = true`, after which a path leaves
        without a signal, and a wait that asks for nothing where the signal may have come before. Of what a delegate keeps for
        an operation it reports a failure of which the delegate is told, or could be, without telling whoever waits; and of
        handlers that wait in a list while something is loaded, an outcome of which none of them is told. A method such as `close()`
        that nothing in the sources calls answers too late: the message names it.
        """,
      whyItHangs: """
        None of these waits ends by itself. A continuation that is dropped is not resumed, an `AsyncStream` whose
        continuation is gone does not finish, a group that is not left never notifies. Cancelling the waiter does not
        help for continuations, `Task.value`, groups and semaphores. Nothing is reported at run time, save a line in the
        log for a checked continuation whose last copy dies.
        """,
      leaking: """
        func load(_ fetch: @escaping (@escaping (Int?) -> Void) -> Void) async -> Int {
          await withCheckedContinuation { continuation in
            fetch { value in
              guard let value else { return }
              continuation.resume(returning: value)
            }
          }
        }
        """,
      repaired: """
        func load(_ fetch: @escaping (@escaping (Int?) -> Void) -> Void) async -> Int {
          await withCheckedContinuation { continuation in
            fetch { value in
              guard let value else {
                continuation.resume(returning: 0)
                return
              }
              continuation.resume(returning: value)
            }
          }
        }
        """,
      repair: """
        Meet the obligation on the exit that is reported: resume with an error, call the handler with a failure, `finish()`
        the stream. Where several exits leak for one reason, put it into a `defer` at the beginning. A waiter that nobody
        serves is served where the work for it ends, in the callback or behind the loop; a channel is finished behind the
        last send.
        """,
      whatItMisses: """
        Obligations that are given to a function whose source is not analysed count as handed on, and so do those kept where
        other files reach them. Closures that run many times (`sink`, KVO, `NWConnection` handlers) may skip. A function
        that never calls its handler on any path is a note in that function, and a warning where another type calls the
        handler of the same requirement of a protocol; none of its callers is reported. A guard on
        a flag that is set beside the discharge marks the path on which it was discharged before. A handler is excused on a
        path that shows an alert, calls another callback, starts the work again or follows a cancellation, and in an awaited
        function whose handler cannot tell a failure. So is a delegate that begins anew when it hears of a failure, and one
        whose waiters anything else than its methods may discharge, such as a time limit. A `note` says that only an unlikely state leads there: value and error
        of a callback both nil, a weak reference that is gone, or test code.
        """
    ),
    check: { evidence in
      switch evidence {
      case .obligation(let verdict): verdict.forgotten.map { $0.repaired(by: .discharge(verdict)) }
      case .stored(let verdict): verdict.forgotten
      case .wait(let verdict): verdict.forgottenSignal.map { $0.repaired(by: .wait(verdict)) }
      default: []
      }
    })
}

extension Verdict {
  fileprivate var forgotten: [Diagnosis] {
    guard role == .waiter, let first = leaks.first(where: { !$0.isUnlikely }) ?? leaks.first else { return [] }
    return [isDischargedSomewhere ? lost(at: first) : neverDischarged(first)]
  }

  fileprivate func neverDischarged(_ first: Leak) -> Diagnosis {
    // A semaphore or a channel is begun by whoever waits.
    let at = primitive.kind == .semaphore || primitive.kind == .channel ? first.spot : begin
    return Diagnosis(
      severity: first.isUnlikely ? .note : .warning, at: at, message: "\(neverText): \(consequence)",
      related: relatedPlaces(besides: at, text: lostText), path: story(first),
      consequence: outcome, waiter: waitingPlace)
  }

  fileprivate func lost(at leak: Leak) -> Diagnosis {
    Diagnosis(
      severity: leak.isUnlikely ? .note : .warning, at: leak.spot, message: "\(lostText(leak)): \(consequence)",
      related: relatedPlaces(besides: leak.spot, text: lostText), path: story(leak),
      consequence: outcome, waiter: waitingPlace)
  }
}

extension StoredVerdict {
  fileprivate var forgotten: [Diagnosis] {
    switch loss {
    case .neverDischarged:
      let message =
        "a \(thing) is stored in '\(slot)' here, and nothing in \(place) ever takes it from there: \(consequence)"
      return [diagnosis(.warning, message, last: "nothing reads '\(slot)'")]
    case .untold(let failure): return [untold(failure).repaired(by: .stored(self))]
    case .left(let answer, let exit):
      let message =
        "\(exit.subject) leaves what is in '\(slot)'\(origin) without \(discharging), and \(answer.text): "
        + consequence
      return [
        diagnosis(.warning, message, last: "'\(slot)' is left as it is").repaired(by: .stored(self))
      ]
    default: return []
    }
  }

  private func untold(_ failure: HeardFailure) -> Diagnosis {
    let isNote = failure.missingIn != nil && failure.isRare
    let message =
      if let type = failure.missingIn {
        "a \(thing) is stored in '\(slot)' here, and '\(type)' does not implement '\(failure.method)', which comes instead of "
          + "'\(failure.success)' when it fails: \(consequence)"
      } else {
        "'\(failure.method)' leaves what is in '\(slot)'\(origin) without \(discharging), as '\(failure.success)' does: "
          + consequence
      }
    return diagnosis(isNote ? .note : .warning, message, last: "'\(slot)' is left as it is when this has failed")
  }
}

extension Answer {
  fileprivate var text: String {
    switch self {
    case .method(let name, let hasFailed): "'\(name)' \(hasFailed ? "has brought an error" : "comes once")"
    case .event(let event, let name): "'\(name)' has brought '.\(event)', behind which no other answer comes"
    case .outcome(let operation): "the closure given to '\(operation)' runs once"
    case .unrepeated(let operation): "nothing calls '\(operation)' again"
    case .work(let name): "nothing but '\(name)' does"
    case .request(let name): "when '\(name)' has failed, no answer comes that would take it from there"
    case .unmade(let name): "without '\(name)' no answer comes that would take it from there"
    case .task: "nothing but this task, which the first one starts, looks after them"
    }
  }
}
