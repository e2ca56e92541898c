import LeakDomain

extension Rule {
  /// A task that nobody can end.
  public static let endlessTask = Rule(
    id: "endless-task",
    summary: "A task loops for ever: it drops its cancellation, or nobody can cancel it and it holds its owner.",
    severity: .warning,
    isOptIn: true,
    documentation: Documentation(
      whatItFinds: """
        An endless loop whose pause is `try? await Task.sleep`, with no other way out and no look at `Task.isCancelled`. And
        an unstructured `Task` whose handle is dropped, or kept in a property that nothing ever cancels, with an endless loop
        or a `for await` over a sequence that never ends (notifications, a `@Published` property, a timer), which holds the
        object that started it: `self` is captured, or made strong before the loop. Or that holds it weakly, in a loop
        that goes on with `self?.` when the object is gone.
        """,
      whyItHangs: """
        A cancelled task is not stopped: its sleeps throw at once. Where `try?` drops that error, the loop runs on without
        any pause and keeps a core busy. A task that holds its owner and never ends keeps the owner for ever: its `deinit`,
        where one would cancel, never runs.
        """,
      leaking: """
        func poll(_ check: @escaping @Sendable () -> Void) async {
          while true {
            check()
            try? await Task.sleep(for: .seconds(1))
          }
        }
        """,
      repaired: """
        func poll(_ check: @escaping @Sendable () -> Void) async throws {
          while true {
            check()
            try await Task.sleep(for: .seconds(1))
          }
        }
        """,
      repair: """
        Let the error of the pause leave the loop, or loop `while !Task.isCancelled`. Keep the handle and cancel it in
        `deinit`, with `[weak self]` and `guard let self` inside the loop, never before it; or start the task in a view's
        `.task`, which cancels it.
        """,
      whatItMisses: """
        Tasks that hold nothing, or an object of which there is one for the whole program (`static let shared`, application
        delegates), run on by design. A sequence that is not known to be endless is taken to finish.

        The rule is opt-in (`--rule default,endless-task`): in the projects that were read most of what it found was meant
        to run as long as the program, which nothing in the source says.
        """
    ),
    check: { evidence in
      guard case .task(let verdict) = evidence else { return [] }
      return [verdict.diagnosis.repaired(by: .loop(verdict))]
    })
}

extension TaskVerdict {
  fileprivate var diagnosis: Diagnosis {
    switch cause {
    case .swallowsCancellation:
      return Diagnosis(
        severity: .warning, at: peer,
        message:
          "this 'try?' drops the cancellation, and nothing else leaves the loop at line \(loop.line): once its task is "
          + "cancelled, it runs on for ever without a pause",
        related: [(loop, "the loop")],
        path: [
          Step(spot: loop, text: "nothing leaves this loop"),
          Step(spot: peer, text: "in a cancelled task this throws at once, and the error is dropped"),
        ],
        consequence: "one thread is busy for ever; nothing is seen at run time but the load")
    case .holdsOwner(let type, let handle):
      let why = Self.why(handle)
      return Diagnosis(
        severity: .warning, at: peer,
        message:
          "nobody can end this task: \(why), its loop at line \(loop.line) never ends, and it holds its '\(type)', which "
          + "is never freed",
        related: [(loop, "the loop that never ends")],
        path: [
          Step(spot: peer, text: "the task starts here, and \(why)"),
          Step(spot: loop, text: "this loop never ends and holds the '\(type)'"),
        ],
        consequence: "what the task holds is never freed; nothing is seen at run time but growing memory")
    case .outlivesOwner(let type, let handle):
      let why = Self.why(handle)
      return Diagnosis(
        severity: .warning, at: peer,
        message:
          "nobody can end this task: \(why), and its loop at line \(loop.line) goes on for ever when its '\(type)' is gone",
        related: [(loop, "the loop that never ends")],
        path: [
          Step(spot: peer, text: "the task starts here, and \(why)"),
          Step(spot: loop, text: "this loop does not end when the '\(type)' is freed"),
        ],
        consequence: "each '\(type)' leaves a task behind that runs for ever; nothing is seen at run time but the load")
    }
  }

  private static func why(_ handle: Handle) -> String {
    switch handle {
    case .dropped: "its handle is dropped"
    case .kept(let name): "nothing cancels '\(name)'"
    }
  }
}
