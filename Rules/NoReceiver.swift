import LeakDomain

extension Rule {
  /// A sender waits, and nobody receives on any path.
  public static let noReceiver = Rule(
    id: "no-receiver",
    summary: "A task sends on a channel, or a child process writes into a pipe, and nobody receives it.",
    severity: .warning,
    documentation: Documentation(
      whatItFinds: """
        A task that is suspended in `AsyncChannel.send` until somebody receives, while no path of the function that
        made the channel receives what the task sends, finishes the channel or cancels the task. Sends and receives are
        counted: two sends and one receive leave a sender, and so do a loop of tasks and one receive behind it. A send
        before any receiver has been started waits for ever, and so does one in a task group that is left before the
        receive.

        And a child process whose standard output or error goes into a `Pipe`, while the parent waits for its end
        (`waitUntilExit()`, a semaphore or continuation that `terminationHandler` releases) before it reads the pipe, reads
        another pipe of the child to the end first, or reads only in the `terminationHandler`; or never reads it, while it
        reads the child's other output or waits to be told of its end. Or whose standard input comes from a `Pipe` into which
        the parent writes, and which it has not closed when it waits; or into which it writes all before it begins to read what
        the child answers.
        """,
      whyItHangs: """
        `send` returns when a receiver has taken the element, not before. A task that waits there is never freed, with
        everything that it holds, and nothing is logged. A pipe holds 64 KiB, some 16; a child that writes more is suspended
        in its write until somebody reads, and so is whoever waits for its end. A program such as `sort` reads until its input
        ends, which is when the pipe is closed. One such as `sed` writes while it reads: when nobody takes what it writes, it
        reads no more, and whoever still writes waits for it.
        """,
      leaking: """
        import AsyncAlgorithms

        func refresh() {
          let channel = AsyncChannel<Int>()
          Task {
            await channel.send(1)
          }
        }
        """,
      repaired: """
        import AsyncAlgorithms

        func refresh() async -> Int? {
          let channel = AsyncChannel<Int>()
          Task {
            await channel.send(1)
          }
          var values = channel.makeAsyncIterator()
          return await values.next()
        }
        """,
      repair: """
        Receive what is sent, return the value from the task, or use a buffer of one: `AsyncStream.makeStream` with
        `.bufferingNewest(1)`, whose `yield` never waits. `defer { channel.finish() }` frees a sender that is no longer
        needed. Read a child's pipe before waiting for its end; read two pipes at the same time, or give the child one pipe
        for both outputs, or a file, or `FileHandle.nullDevice`. Close its input behind the last write, and write on another queue
        what may be long.
        """,
      whatItMisses: """
        A channel that is stored, returned or given to code that is not analysed may be received from there, and a task
        whose handle is kept elsewhere may be cancelled from there. Loops over different or unknown sequences are not
        compared. Two channels whose users wait for each other are not seen. Processes that are kept in properties are not
        followed, and programs known to write little (`which`, `uname` …) are left alone. Whether a program that is not known
        reads its input to the end, or writes before it has read all, is a guess: a note. What is written out in the sources
        fits a pipe.
        """
    ),
    check: { evidence in
      switch evidence {
      case .obligation(let verdict):
        guard verdict.role == .sender, !verdict.isDischargedSomewhere, let first = verdict.leaks.first else {
          return []
        }
        return [verdict.unreceived(first).repaired(by: .release(verdict))]
      case .pipe(let verdict): return [verdict.diagnosis.repaired(by: .drain(verdict))]
      default: return []
      }
    })
}

extension Verdict {
  fileprivate func unreceived(_ first: Leak) -> Diagnosis {
    let isStuck = first.exit == .stuckOperation
    let at = isStuck ? first.spot : begin
    let message =
      isStuck
      ? "this send on '\(carrier)' waits for ever: nobody has been started that receives it"
      : "the task started here waits for ever in '\(carrier).send': no path receives all that is sent on '\(carrier)'"
    let last = isStuck ? "nobody can receive while this send waits" : lastPlace(first)
    return Diagnosis(
      severity: .warning, at: at, message: message, related: relatedPlaces(besides: at, text: lastPlace),
      path: [Step(spot: begin, text: beginText)] + first.steps + [Step(spot: first.spot, text: last)],
      consequence: outcome, waiter: waitingPlace)
  }

  private func lastPlace(_ leak: Leak) -> String {
    leak.exit == .blockedWait
      ? "this waits for the task, which waits itself" : "the scope is left here without the receive"
  }
}
