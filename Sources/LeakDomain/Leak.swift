/// A way out on which an obligation is lost.
public struct Leak: Hashable, Sendable {
  public enum Exit: Hashable, Sendable {
    case returns, throwStatement, uncaughtTry, end
    /// The nil side of `?.` skips the call that owns the discharge.
    case nilReceiver(String)
    /// A loop that runs zero times skips the discharge.
    case emptyLoop
    /// A loop ends whose turns have not discharged.
    case endedLoop
    /// One turn of a loop ends, by `continue` or by its closing brace.
    case endOfTurn
    /// A wait that nobody will end.
    case blockedWait
    /// The future fails, or succeeds, and the callback given to this operation does not run.
    case skippedCallback(String, failing: Bool)
    /// This function runs the closure that it is given on some of its paths only.
    case unrunClosure(String)
    /// This of several answers has no callback.
    case missingCallback(String)
    /// What this subscribes to may end without a value.
    case emptyPublisher(String)
    /// Nothing starts the work that this call makes.
    case unstartedWork(String)
    /// No run loop runs on the thread on which this call schedules work for one.
    case idleRunLoop(String)
    /// Nothing keeps what this call gives back, and the subscription ends with it.
    case droppedSubscription(String)
    /// Nothing keeps the source of events that this call makes, and its handler never runs.
    case unkeptSource(String)
    /// The operation itself waits: a send or a receive without a partner.
    case stuckOperation
  }
  public enum Share: Hashable, Sendable {
    case all
    /// Those that a loop has not come to.
    case rest
    /// The one that this variable stands for.
    case one(String)
  }
  /// What a callback for failures is given.
  public enum Failure: Hashable, Sendable {
    /// The error, by this name.
    case error(String)
    /// A value with a case for failure, such as `failure`, by this name if it has one.
    case outcome(String?, failing: String)
    /// An object that says by this expression how it is, and by a case without a payload that it has failed.
    case state(String, failing: String)
  }
  public var exit: Exit
  public var spot: Spot
  /// Where the exit lies, if in a closure: `the closure given to 'fetch'`.
  public var place: String?
  /// The decisions that lead there, each a phrase: `'error' is nil`.
  public var conditions: [String]
  public var steps: [Step]
  /// Only what contracts mostly rule out leads there: value and error both nil, a weak reference that is gone, work that
  /// was cancelled, a failure that is told in another way.
  public var isUnlikely = false
  /// The exit is that of a callback that is told of a failure.
  public var failure: Failure?
  /// The exit is that of a callback that comes again on other ways, and does not behind this one.
  public var isLastTurn = false
  /// What comes behind the closure that is left meets the obligation on some ways.
  public var mayBeMetBehind = false
  /// What of a collection of carriers is lost.
  public var share: Share?
  public init(exit: Exit, spot: Spot, place: String?, conditions: [String], steps: [Step]) {
    self.exit = exit
    self.spot = spot
    self.place = place
    self.conditions = conditions
    self.steps = steps
  }
}

/// Two discharges of a once-only obligation on one path.
public struct DoubleDischarge: Hashable, Sendable {
  public var first: Spot
  public var second: Spot
  public var conditions: [String]
  public var steps: [Step]
  /// The first one comes when some time is over, and asks for a flag that the second does not ask for.
  public var unaskedFlag: String?
  /// The second one comes when some time is over, whatever the first has done.
  public var isTimed = false
  public init(first: Spot, second: Spot, conditions: [String], steps: [Step]) {
    self.first = first
    self.second = second
    self.conditions = conditions
    self.steps = steps
  }
}
