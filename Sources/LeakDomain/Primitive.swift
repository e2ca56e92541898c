import LeakAST

/// A kind of obligation: what carries it, what discharges it, and what happens when nothing does.
public struct Primitive: Hashable, Sendable {
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    case continuation, handler, stream, group, semaphore, channel, promise, action, operation
    /// Known by its model alone: what begins it, what discharges it, who waits.
    case custom
  }
  public var kind: Kind
  /// As users know it: `CheckedContinuation`, `AsyncStream`, `DispatchGroup`.
  public var name: String
  /// Methods of the carrier that discharge the obligation.
  public var discharges: Set<String>
  /// Methods and members of the carrier that leave it as it is.
  public var neutral: Set<String>
  /// Methods and members of the carrier that wait for the discharge, or by which others do, if they do not hold the carrier itself:
  /// `futureResult`.
  public var waits: Set<String> = []
  /// Methods of the carrier that fail where whoever waits has gone.
  public var abandonedBy: Set<String> = []
  /// Members of what is made that carry the obligation: `source` of what `makeSequence` returns.
  public var parts: Set<String> = []
  /// The methods that take it, so that it is to be given back, any number of times: those of a lock or a semaphore.
  public var takenBy: Set<String> = []
  /// What messages say of a primitive of which the rules know nothing else.
  public var words = Words()
  /// How it is met where nothing has come of it; known of types of the sources.
  public var ending: Ending?
  /// Calling the carrier discharges.
  public var isCalled: Bool
  /// A second discharge on one path is a mistake.
  public var isOnceOnly: Bool
  /// Nothing need ever discharge it: it is an obligation only of those that do, on some path.
  public var isOptional = false
  /// It is its own future: whoever is given it may wait, and who returns it has somebody wait.
  public var isOwnFuture = false
  /// A continuation that is lost traps instead of hanging.
  public var traps: Bool

  public init(
    _ kind: Kind, name: String, discharges: Set<String>, neutral: Set<String> = [], isCalled: Bool = false,
    isOnceOnly: Bool, traps: Bool = false
  ) {
    self.kind = kind
    self.name = name
    self.discharges = discharges
    self.neutral = neutral
    self.isCalled = isCalled
    self.isOnceOnly = isOnceOnly
    self.traps = traps
  }
}

extension Primitive {
  /// What a method takes that meets the obligation where nothing has come of it.
  public struct Ending: Hashable, Sendable {
    /// The call up to its only operand, an error: `resume(throwing: `.
    public var failing: String?
    /// It takes errors of any type, whatever the generic arguments of the type are.
    public var takesAnyError = false
    /// The call without operands.
    public var plain: String?
    /// The call up to its only operand, a value.
    public var giving: String?
    /// The type of that value; `nil` where the type's first generic argument tells it.
    public var given: TypeRef?
    public init() {}
  }

  /// It is taken and given back, any number of times: a lock, a place of a semaphore.
  /// Whoever must meet it often puts it into an object of its own, or a closure.
  public var isHandedAround: Bool { [.continuation, .promise, .handler].contains(kind) }
  public var isTaken: Bool { !takenBy.isEmpty }

  /// The words of messages, each a part of a sentence about the carrier.
  public struct Words: Hashable, Sendable {
    /// `'promise' begins here`
    public var begun: String
    /// `'promise' is never discharged`, `… is discharged a second time`
    public var done: String
    /// `this return leaves 'promise' from line 3 without 'fulfill()'`
    public var missing: String
    /// Who hangs: `whoever waits for it waits for ever`
    public var consequence: String
    /// What comes of a second discharge.
    public var twice: String
    public init(
      begun: String = "begins", done: String = "discharged", missing: String = "undischarged",
      consequence: String = "whoever waits for it waits for ever", twice: String = "whoever waits for it is told twice"
    ) {
      self.begun = begun
      self.done = done
      self.missing = missing
      self.consequence = consequence
      self.twice = twice
    }
  }

  /// A parameter that is a function and by its name a completion handler. It has no type of its own to be modelled by.
  public static let handler = Primitive(
    .handler, name: "completion handler", discharges: ["callAsFunction"], isCalled: true, isOnceOnly: true)
}
