import LeakAST
import LeakFlow

/// How one known function runs its closures, what it does with what it is given, and whether it returns. An entry says why.
public struct FunctionModel: Hashable, Sendable {
  /// Base names of functions, or of types for initialisers. A name that ends in `*` stands for all that begin so.
  public var names: [String]
  /// What the callee must look like.
  public var shape: Shape
  /// Boolean literals that must be written as arguments, by label.
  public var flags: [String: Bool] = [:]
  public var closures: [ClosureRun]
  public var returns: FunctionResult?
  /// The name of its result's type, as it is understood where the function is called: `OutboundIn`.
  public var resultType: String?
  /// What it does with an obligation that it is given; `nil`: what its source shows, if that is analysed.
  public var given: GivenEffect?
  /// On what its closures run.
  public var runsOn: ClosurePlace?
  /// Its closures run while a lock is held: the receiver, if there is one.
  public var holdsLock = false
  /// Its errors, where they do not come about on their own.
  public var failure: FunctionFailure?
  /// The types of which its receiver must be one; empty: any.
  public var receivers: [String] = []
  /// Labels of which the first argument must have one; empty: any.
  public var firstLabels: [String] = []
  public var reason: String
  /// A user says so: it holds also where the sources declare a function of that name.
  public var isAsserted = false

  public enum Shape: String, CaseIterable, Hashable, Sendable {
    case any
    /// `name(…)` or `Type.name(…)`, not a method of a value.
    case free
    /// `receiver.name(…)`
    case method
  }

  public init(
    names: [String], shape: Shape = .any, closures: [ClosureRun] = [], returns: FunctionResult? = nil,
    given: GivenEffect? = nil, reason: String
  ) {
    self.names = names
    self.shape = shape
    self.closures = closures
    self.returns = returns
    self.given = given
    self.reason = reason
  }

  /// Whether its name alone says that it is meant.
  var holdsForEveryCall: Bool { receivers.isEmpty && firstLabels.isEmpty && flags.isEmpty }

  /// Whether a call may be one of this function; `receivers` is left to whoever knows types.
  func accepts(_ call: CallSite) -> Bool {
    if !firstLabels.isEmpty {
      guard let label = call.arguments.first?.label, firstLabels.contains(label) else { return false }
    }
    let isFlagged = flags.allSatisfy { label, flag in
      call.arguments.contains { $0.label == label && $0.value == .literal(.bool(flag)) }
    }
    guard isFlagged else { return false }
    switch shape {
    case .any: return true
    case .method: return call.receiver != nil
    case .free:
      switch call.callee {
      case .global: return true
      case .member(.global(let type), _): return type.isCapitalized
      default: return false
      }
    }
  }
}

/// What a function does with an obligation when its carrier is an argument.
public enum GivenEffect: String, CaseIterable, Hashable, Sendable {
  /// It looks at it and gives it back.
  case leave
  case discharge
  /// It takes it over: it will be discharged, or others see to that.
  case handOn = "hand-on"
  /// It waits until it is discharged.
  case wait
}

/// When, and how often, the closure in one argument of a function runs.
public struct ClosureRun: Hashable, Sendable {
  /// The label of the closure's argument; `nil` for any closure that no other entry takes by label.
  public var label: String?
  public var mode: ClosureMode
  /// Once for each of several things: unlike `map`, never the method of an optional, which runs its closure at most once.
  public var isForEach: Bool
  /// Once for each part of what is asked for: a Boolean argument is true with the last one.
  public var isInParts: Bool
  public init(label: String? = nil, mode: ClosureMode, isForEach: Bool = false, isInParts: Bool = false) {
    self.label = label
    self.mode = mode
    self.isForEach = isForEach
    self.isInParts = isInParts
  }
}

/// What an argument label alone tells of a closure's mode, whoever is called.
public struct LabelModel: Hashable, Sendable {
  public var labels: [String]
  public var mode: ClosureMode
  public var reason: String
  public init(labels: [String], mode: ClosureMode, reason: String) {
    self.labels = labels
    self.mode = mode
    self.reason = reason
  }
}
