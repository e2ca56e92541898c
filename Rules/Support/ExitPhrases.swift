import LeakDomain

/// How messages speak of exits.
extension Leak {
  var subject: String { exit.subject }

  private static func when(_ conditions: [String]) -> String {
    conditions.isEmpty ? "" : " (when \(conditions.joined(separator: " and ")))"
  }

  /// That the reported `try` throws need not be said twice.
  private func isOwnThrow(_ condition: String) -> Bool {
    exit == .uncaughtTry && condition == "the 'try' at line \(spot.line) throws"
  }

  /// ` (when 'error' is nil and 'value' is nil)`, or nothing.
  var when: String {
    switch exit {
    case .nilReceiver, .skippedCallback, .unrunClosure, .droppedSubscription, .missingCallback,
      .unkeptSource, .emptyPublisher:
      ""
    default: Self.when(conditions.filter { !isOwnThrow($0) })
    }
  }
}

/// How messages speak of the beginning of an obligation.
extension Verdict {
  /// The beginning, the waiter and every other exit.
  func relatedPlaces(besides primary: Spot, text: (Leak) -> String) -> [(Spot, String)] {
    var places: [(Spot, String)] = []
    if begin != primary { places.append((begin, beginText)) }
    if let waiter, waiter != primary, waiter != begin { places.append((waiter, "it waits here")) }
    for leak in leaks where leak.spot != primary { places.append((leak.spot, text(leak))) }
    return places
  }

  /// Where somebody waits, if that place is known.
  var waitingPlace: Spot? {
    if let waiter { return waiter }
    switch primitive.kind {
    case .continuation, .channel: return begin
    default: return nil
    }
  }

  /// Who has left it to the function, if anybody has.
  var given: [Step] {
    giver.map { giver in
      let who = giver.function.map { "'\($0)'" } ?? "the closure"
      return [Step(spot: giver.spot, text: "\(who) leaves it to its caller")]
    } ?? []
  }

  var beginText: String {
    switch primitive.kind {
    case .continuation: "from here on '\(carrier)' must be resumed"
    case .handler: "'\(carrier)' is to be called exactly once"
    case .stream: "the stream of '\(carrier)' begins here"
    case .group: "'\(carrier)' is entered here"
    case .promise: "'\(carrier)' is to be settled"
    case .action: "'\(carrier)' is to be ended"
    case .semaphore: "'\(carrier)' starts at 0 here"
    case .operation: "'\(carrier)' is to be finished"
    case .custom: "'\(carrier)' \(primitive.words.begun) here"
    case .channel where role == .waiter: "'\(carrier)' is received from here"
    case .channel: waiter == nil ? "'\(carrier)' is sent to here" : "the task that sends on '\(carrier)' starts here"
    }
  }
}

extension Leak.Exit {
  /// The exit as the subject of a sentence.
  var subject: String {
    switch self {
    case .returns: "this return"
    case .throwStatement: "this throw"
    case .uncaughtTry: "this 'try', when it throws,"
    case .end: "reaching the end here"
    case .nilReceiver(let name): "when '\(name)' is nil, this '?.' skips the call and"
    case .emptyLoop: "this loop can end without a turn and"
    case .endedLoop: "this loop can end before that and"
    case .skippedCallback(let name, true): "when the future fails, '\(name)' is skipped, which"
    case .skippedCallback(let name, false): "when the future succeeds, '\(name)' is skipped, which"
    case .droppedSubscription(let name): "nothing keeps the subscription of this '\(name)', which ends at once and"
    case .unstartedWork(let name): "nothing starts what this '\(name)' makes, and that"
    case .idleRunLoop(let name): "the thread of this '\(name)' may run no run loop, on which it would fire, and that"
    case .unkeptSource(let name): "nothing keeps what this '\(name)' makes, which is freed at once and"
    case .unrunClosure(let name): "'\(name)' does not run its closure on each of its paths, which"
    case .missingCallback(let name): "nothing runs for this '\(name)', and that"
    case .emptyPublisher(let name): "when the publisher ends without a value, this '\(name)'"
    case .endOfTurn: "this end of a loop's turn"
    case .blockedWait: "this wait"
    case .stuckOperation: "this operation"
    }
  }
}
