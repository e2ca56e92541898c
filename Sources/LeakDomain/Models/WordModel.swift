/// Words in names that tell what a parameter, a callback or a function is for.
public struct WordModel: Hashable, Sendable {
  public var role: Role
  public var match: Match
  /// In lower case.
  public var words: [String]
  public var reason: String

  public init(role: Role, match: Match, words: [String], reason: String) {
    self.role = role
    self.match = match
    self.words = words.map { $0.lowercased() }
    self.reason = reason
  }

  /// What a name with such a word is.
  public enum Role: String, CaseIterable, Hashable, Sendable {
    /// A parameter that is to be called exactly once, if it is a function.
    case completionHandler = "completion-handler"
    /// The same, but only where the function takes an outcome: a `Result`, an error or an optional.
    case outcomeHandler = "outcome-handler"
    /// A handler for which somebody waits, though it cannot tell a failure.
    case awaitedHandler = "awaited-handler"
    /// A callback that need not be called.
    case optionalCallback = "optional-callback"
    /// A callback that tells how something goes on, so that the outcome still has to be told.
    case report
    /// A function that registers a callback for something that may happen.
    case registration
    /// A function or type that runs its closure for each event.
    case observer
    /// A callback that tells how something ended.
    case outcome
    /// A parameter of a callback that is an event or a state, of which there are several.
    case event
    /// A Boolean parameter of a callback that is true in its last call.
    case lastCall = "last-call"
    /// A case of what a callback is given, behind which nothing comes.
    case lastCase = "last-case"
    /// A Boolean parameter of a callback that is true while more calls follow.
    case moreCalls = "more-calls"
    /// A function that shows a failure to the user or to another callback, tries again, or asserts that it cannot happen.
    case toldOtherwise = "told-otherwise"
    /// A method that leaves its receiver as it was.
    case reader
    /// A method of a pipeline's handler that is given a promise for which somebody up the pipeline waits.
    case outboundOperation = "outbound-operation"
    /// A function that subscribes to a publisher for as long as its result lives.
    case subscription
    /// A function or type that makes work with its callback, and does not start it.
    case deferredWork = "deferred-work"
    /// A method of such work that does not start it.
    case leavesUnstarted = "leaves-unstarted"
    /// An operator or source by which a publisher sends nothing while it is being subscribed to.
    case asynchronousPublisher = "asynchronous-publisher"
    /// A function or member that gives a future.
    case future
    /// A future that does not fail, by the function or member that gives it.
    case unfailingFuture = "unfailing-future"
    /// An operation of a future whose callback runs when the future has succeeded.
    case onSuccess = "on-success"
    /// An operation of a future whose callback runs when the future has failed.
    case onFailure = "on-failure"
    /// An operation of a future whose callback runs on both outcomes, or that has none.
    case onOutcome = "on-outcome"
    /// As `onSuccess`, under a name that sequences and optionals have too.
    case mapsSuccess = "maps-success"
    /// As `onFailure`, under a name that results have too.
    case mapsFailure = "maps-failure"
    /// A type whose values carry nothing that anybody could wait for.
    case plainType = "plain-type"
    /// An operation after which the future goes on with the outcome that it had, also where its callback has run.
    case passesFailure = "passes-failure"
  }

  /// How a word is looked for. Case never matters.
  public enum Match: String, CaseIterable, Hashable, Sendable {
    case whole, prefix, suffix, part
    /// At the beginning, and not within a longer word: `on` in `onChange`, not in `only`.
    case verb
  }

  /// - Parameter lower: `name` in lower case.
  func matches(_ name: String, lower: String) -> Bool {
    switch match {
    case .whole: words.contains(lower)
    case .prefix: words.contains { lower.hasPrefix($0) }
    case .suffix: words.contains { lower.hasSuffix($0) }
    case .part: words.contains { lower.contains($0) }
    case .verb: words.contains { lower.hasPrefix($0) && name.dropFirst($0.count).first?.isLowercase != true }
    }
  }
}
