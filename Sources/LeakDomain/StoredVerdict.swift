/// What the engine found out about obligations that a type keeps.
public struct StoredVerdict: Sendable {
  /// How one of them is lost.
  public enum Loss: Hashable, Sendable {
    /// Another is stored over it.
    case overwritten
    /// Another is stored under its key.
    case keyOverwritten
    /// The property is set to nil, or to a state without it.
    case cleared
    /// The work in the property is cancelled, which alone has it.
    case cancelled
    /// The entry is taken out and dropped.
    case removed
    /// The collection is emptied.
    case allRemoved
    /// Nothing in the type discharges what is stored.
    case neverDischarged
    /// What is discharged stays in its place, where it is discharged again.
    case dischargedAgain(earlier: Spot?)
    /// What comes when some time is over discharges it, also where this has taken it out and done so before.
    case outlived(answer: Spot)
    /// The type has an end, and what is still stored then stays so.
    case undrained(TypeEnd)
    /// The type hears that what they wait for has failed, or could, and does not tell them.
    case untold(HeardFailure)
    /// What tells how an operation has ended leaves it by this exit, and discharges it on another way.
    case left(by: Answer, Leak.Exit)
    /// It is stored although the object may have ended, and told all that waited.
    case late(LateStore)
  }
  public var primitive: Primitive
  /// The property: `continuation`, `waiters`.
  public var slot: String
  /// The type that declares it; `nil` for a global variable.
  public var typeName: String?
  /// The function in which it is lost.
  public var function: String
  public var loss: Loss
  /// The line that loses it.
  public var at: Spot
  /// Where obligations are stored, in source order.
  public var stores: [Spot]
  /// How that line is reached.
  public var steps: [Step]
  /// Whoever has it lost may have met the obligation: what takes an entry out by its key does so for somebody.
  public var isUnlikely = false
  /// It is lost where the task is cancelled that waits for it.
  public var isAwaited = false
  /// What would tell them after all, if somebody outside asked for it: `close`.
  public var relief: String?
  /// Where it was looked at for the last time, before others could come.
  public var lastLook: Spot?

  public init(
    primitive: Primitive, slot: String, typeName: String?, function: String, loss: Loss, at: Spot, stores: [Spot],
    steps: [Step]
  ) {
    self.primitive = primitive
    self.slot = slot
    self.typeName = typeName
    self.function = function
    self.loss = loss
    self.at = at
    self.stores = stores
    self.steps = steps
  }
}

/// How the life of a type, or of the worker that serves it, ends.
public enum TypeEnd: Hashable, Sendable {
  /// A method that ends it: `close()`, `stop()`.
  case method(String)
  /// A method that lets everybody pass from now on, by this mark, and tells one of those that wait.
  case passage(String, mark: String)
  /// A closure, or a function, sets this mark, with which nobody waits any more.
  case mark(String, value: String)
  /// The loop that answers requests has ended.
  case loop
  /// It has ended by an error.
  case failedLoop
  /// A protocol that the type conforms to announces the end by a method that the type does not implement.
  case unheard(String, by: String)
  /// Whoever works for those that wait leaves by this exit, and what makes the others wait stays as it is.
  case leader(String, Leak.Exit)
  /// Whoever has taken a place of those that a member counts leaves by this exit, and gives it to nobody.
  case place(String, Leak.Exit)
  /// A place of those that this member counts is given back here, to nobody.
  case unwoken(String)
  /// The loop that serves them, which those who come start, is left by this exit with others still waiting.
  case server(Leak.Exit)
}

/// What tells, once, how an operation has ended.
public enum Answer: Hashable, Sendable {
  /// A method that comes once, or that was given an error.
  case method(String, hasFailed: Bool)
  /// A method that comes for each of many events, and has brought this one, behind which no other comes.
  case event(String, of: String)
  /// The closure that a function was given.
  case outcome(of: String)
  /// The closure that hears of one of many messages, and has to ask this function for the next.
  case unrepeated(String)
  /// The one function that brings what they wait for.
  case work(String)
  /// The one task that does so, which the first of them has started.
  case task
  /// The answer to what this function sends.
  case request(String)
  /// The same, where it is not called.
  case unmade(String)
}

/// The failure of an operation of which an object hears by methods that others call, as a delegate does.
public struct HeardFailure: Hashable, Sendable {
  /// The method that comes with the failure.
  public var method: String
  /// The one that comes with success, and discharges.
  public var success: String
  /// The type that does not have the method of the failure; `nil` where it has it.
  public var missingIn: String?
  /// The same method as a declaration, without its body.
  public var declaration: String?
  /// Hardly ever does it fail.
  public var isRare: Bool

  public init(
    method: String, success: String, missingIn: String? = nil, declaration: String? = nil, isRare: Bool = false
  ) {
    self.method = method
    self.success = success
    self.missingIn = missingIn
    self.declaration = declaration
    self.isRare = isRare
  }
}

/// The end of an object that tells all that wait, and the member by which the object knows of it.
public struct LateStore: Hashable, Sendable {
  /// The method that ends the object.
  public var end: String
  /// What it sets.
  public var mark: String
  /// To what: `true`, `.closed`, or `some`; empty where that is not known.
  public var value: String
  /// Anything but nil.
  public static let some = "some"
  /// Whoever stores asks for it before, in another critical section.
  public var isAskedBefore: Bool

  public init(end: String, mark: String, value: String, isAskedBefore: Bool = false) {
    self.end = end
    self.mark = mark
    self.value = value
    self.isAskedBefore = isAskedBefore
  }
}
