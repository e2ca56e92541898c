/// A kind of obligation: what carries it, what discharges it, and what happens when nothing does.
public struct Primitive: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    case continuation, handler, stream, group, semaphore, channel
  }
  public var kind: Kind
  /// As users know it: `CheckedContinuation`, `AsyncStream`, `DispatchGroup`.
  public var name: String
  /// Methods of the carrier that discharge the obligation.
  public var discharges: Set<String>
  /// Methods and members of the carrier that leave it as it is.
  public var neutral: Set<String>
  /// Calling the carrier discharges.
  public var isCalled: Bool
  /// A second discharge on one path is a mistake.
  public var isOnceOnly: Bool
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
  private static func continuation(_ name: String, traps: Bool = false) -> Primitive {
    Primitive(.continuation, name: name, discharges: ["resume"], isOnceOnly: true, traps: traps)
  }

  /// The functions that hand out a continuation, with what it is.
  public static let continuationFunctions: [String: Primitive] = [
    "withCheckedContinuation": continuation("CheckedContinuation"),
    "withCheckedThrowingContinuation": continuation("CheckedContinuation"),
    "withUnsafeContinuation": continuation("UnsafeContinuation"),
    "withUnsafeThrowingContinuation": continuation("UnsafeContinuation"),
    "withContinuation": continuation("Continuation", traps: true),
    "withThrowingContinuation": continuation("Continuation", traps: true),
  ]

  /// Types of parameters that carry a continuation.
  public static let continuationTypes: [String: Primitive] = [
    "CheckedContinuation": continuation("CheckedContinuation"),
    "UnsafeContinuation": continuation("UnsafeContinuation"),
  ]

  public static let handler = Primitive(
    .handler, name: "completion handler", discharges: ["callAsFunction"], isCalled: true, isOnceOnly: true)

  public static func stream(_ name: String) -> Primitive {
    Primitive(
      .stream, name: name, discharges: ["finish"], neutral: ["yield", "onTermination", "hashValue"], isOnceOnly: false)
  }
  public static let streamTypes: Set<String> = ["AsyncStream", "AsyncThrowingStream"]

  public static let group = Primitive(
    .group, name: "DispatchGroup", discharges: ["leave"], neutral: ["enter", "notify", "wait"], isOnceOnly: false)

  public static let semaphore = Primitive(
    .semaphore, name: "DispatchSemaphore", discharges: ["signal"], neutral: ["wait"], isOnceOnly: false)

  public static func channel(_ name: String) -> Primitive {
    Primitive(.channel, name: name, discharges: ["finish", "fail"], isOnceOnly: false)
  }
  public static let channelTypes: Set<String> = ["AsyncChannel", "AsyncThrowingChannel"]
}
