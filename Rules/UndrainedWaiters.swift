import LeakDomain

extension Rule {
  /// Waiters stay in a collection when what serves them has ended.
  public static let undrainedWaiters = Rule(
    id: "undrained-waiters",
    summary: "Waiters stay where a type keeps them when the type, or the loop that answers them, has ended.",
    severity: .warning,
    documentation: Documentation(
      whatItFinds: """
        A collection of continuations, handlers or promises from which single ones are taken and resumed, and which nothing
        in the program ever drains as a whole, although what serves them ends: a `close()`, `stop()` or `shutdown()` that does
        not look at it or tells only one of those that wait, `deinit`, the end of the loop that answers the requests, a channel
        that becomes inactive. Of a single property: a loop that can end, and in which alone it is resumed. Of everything that is
        kept: an end that marks the object as ended for good, so that nobody else can wait, and calls nothing. And where an end
        drains all and marks the object: whoever stores something without asking for the mark, although nothing takes it then.
        So where whoever stores asks under a lock, gives the lock back, and stores under the next without asking again.

        Where the first one that asks works for all, and a mark such as `isLoading = true` or an empty entry makes the others wait
        for it: a way on which the first one leaves, mostly by an error, without a look at the others and with the mark still set.

        Where a loop serves those who wait as answers come: its end, or an error that ends it, behind which nothing takes the rest,
        although the other one of the two does, or a method that somebody has to call for that.

        Where a loop serves one after the other, and those who come start it only if none is at work or they are the first: a way out
        of it, mostly behind an error, that leaves the others waiting until somebody else comes, or for ever.

        Where a function sets a mark for good, behind which nobody waits any more, and takes one of those that wait already: nobody
        comes for the others.

        Of any function or closure, whatever it is called: one that sets a mark for good, with which each that would wait is answered
        at once as nothing will come any more, and that leaves those who wait already.

        Of the continuations of streams that a type keeps: one that nothing finishes, where the end of the type finishes another, and
        one that is finished together with another wherever it is finished, save in one place that finishes the other alone.

        Where an object asks for its own state: a way from a state in which others discharge what is kept into one in which nobody
        does, on which it is not discharged either.

        Of promises that a channel handler keeps, in a list, a property, a state or a struct of its: `handlerRemoved` and
        `channelInactive` that do nothing for them or are not there, where only other methods of the pipeline, such as
        `channelRead` and `flush`, ever settle them. So where it closes its channel, or leaves the pipeline, in a state in which these
        two do nothing for a promise that is not settled yet. And of a stream that such a handler finishes at some ends: one that it
        does not finish when the channel is closed, or only if something has come before that.
        """,
      whyItHangs: """
        After the end nobody answers any more. Each request that was under way then waits for an answer that cannot come.
        """,
      leaking: """
        actor Client {
          private var pending: [Int: CheckedContinuation<String, Never>] = [:]

          func ask(_ id: Int) async -> String {
            await withCheckedContinuation { pending[id] = $0 }
          }

          func run(_ answers: AsyncStream<(Int, String)>) async {
            for await (id, text) in answers {
              pending.removeValue(forKey: id)?.resume(returning: text)
            }
          }
        }
        """,
      repaired: """
        actor Client {
          private var pending: [Int: CheckedContinuation<String?, Never>] = [:]

          func ask(_ id: Int) async -> String? {
            await withCheckedContinuation { pending[id] = $0 }
          }

          func run(_ answers: AsyncStream<(Int, String)>) async {
            for await (id, text) in answers {
              pending.removeValue(forKey: id)?.resume(returning: text)
            }
            for waiter in pending.values { waiter.resume(returning: nil) }
            pending = [:]
          }
        }
        """,
      repair: """
        Where the end comes, resume all that are left, with an error or with nothing, and refuse those that come later.
        """,
      whatItMisses: """
        Where something drains what is kept, ends that call anything: what they call may lead there, such as the cancelling of
        a session or a connection. Handlers of a pipeline in which `errorCaught`, a timer or a method for others settles what is
        kept, and those of tests; a reader of a stream whose task is ended by whoever waits for the channel's `closeFuture`. Types that have no end. `deinit` where a method of the object itself waits, for that keeps the
        object. A single stream that nothing finishes: its reader mostly ends it.
        """
    ),
    check: { evidence in
      guard case .stored(let verdict) = evidence else { return [] }
      switch verdict.loss {
      case .undrained(let end): return [verdict.undrained(end).repaired(by: .stored(verdict))]
      case .late(let late): return [verdict.late(late).repaired(by: .stored(verdict))]
      default: return []
      }
    })
}

extension StoredVerdict {
  fileprivate func undrained(_ end: TypeEnd) -> Diagnosis {
    let who = primitive.kind == .stream ? "'\(slot)'\(origin)" : "what is still in '\(slot)'\(origin)"
    let message =
      switch end {
      case .method(let name): "'\(name)' ends this and leaves \(who) without \(discharging): \(consequence)"
      case .mark(let name, let value):
        (value.isEmpty ? "setting '\(name)'" : "'\(name) = \(value)'")
          + " ends this and leaves \(who) without \(discharging), though nobody begins to wait any more where it is set: \(consequence)"
      case .passage(let name, let mark):
        "'\(name)' sets '\(mark)', behind which nobody waits any more, and takes one of those in '\(slot)'\(origin): the others are "
          + "left without \(discharging), and \(consequence)"
      case .loop: "when this loop has ended, nothing takes \(who), and nobody is \(discharged): \(consequence)"
      case .failedLoop:
        "when an error has ended this loop, nothing takes \(who), and nobody is \(discharged): \(consequence)"
      case .unheard(let name, let type):
        "'\(type)' does not implement '\(name)': \(who) stays there without \(discharging): \(consequence)"
      case .leader(slot, let exit):
        "\(exit.subject) leaves the entry in '\(slot)' where others wait\(origin): nobody is left to take them from there, and \(consequence)"
      case .place(let count, let exit):
        "\(exit.subject) does not give back what '\(count)' says is taken, nor wakes one of those in '\(slot)'\(origin): with every place "
          + "lost, \(consequence)"
      case .unwoken(let count):
        "this gives back a place that '\(count)' counts and wakes none of those in '\(slot)'\(origin), as is done elsewhere: if nobody "
          + "else comes to give one back, \(consequence)"
      case .server(let exit):
        "\(exit.subject) leaves the loop that serves those in '\(slot)'\(origin) with others still there, and nothing but one more that comes "
          + "starts it again: \(consequence)"
      case .leader(let mark, let exit):
        "\(exit.subject) leaves '\(mark)' set: nobody is left to take what waits in '\(slot)'\(origin), and \(consequence)"
      }
    return diagnosis(.warning, message, last: "'\(slot)' is not drained")
  }

  fileprivate func late(_ late: LateStore) -> Diagnosis {
    if late.isAskedBefore { return stale(late) }
    let message =
      "a \(thing) is stored in '\(slot)' here whether or not '\(late.mark)' is set: behind '\(late.end)', which has told all that "
      + "waited, nothing takes it from there, and \(consequence)"
    return diagnosis(.warning, message, last: "'\(late.mark)' is not asked for")
  }
  private func stale(_ late: LateStore) -> Diagnosis {
    let message =
      "a \(thing) is stored in '\(slot)' here without another look at '\(late.mark)', which was asked for in a critical section before: "
      + "where '\(late.end)' comes between the two, it does not find what comes late, and \(consequence)"
    return diagnosis(.warning, message, last: "'\(late.mark)' is not asked for again")
  }
}
