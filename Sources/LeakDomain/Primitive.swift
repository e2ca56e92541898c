/// A kind of obligation: what carries it, what discharges it, and what happens when nothing does.
public struct Primitive: Hashable, Sendable {
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    case continuation, handler, stream, group, semaphore, channel, promise, action
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
  /// The member of the carrier by which others wait, if they do not hold the carrier itself: `futureResult`.
  public var future: String?
  /// A continuation that is lost traps instead of hanging.
  public var traps: Bool

  public init(
    _ kind: Kind, name: String, discharges: Set<String>, neutral: Set<String> = [], isCalled: Bool = false,
    isOnceOnly: Bool, future: String? = nil, traps: Bool = false
  ) {
    self.kind = kind
    self.name = name
    self.discharges = discharges
    self.neutral = neutral
    self.isCalled = isCalled
    self.isOnceOnly = isOnceOnly
    self.future = future
    self.traps = traps
  }
}

extension Primitive {
  /// A parameter that is a function and by its name a completion handler. It has no type of its own to be modelled by.
  public static let handler = Primitive(
    .handler, name: "completion handler", discharges: ["callAsFunction"], isCalled: true, isOnceOnly: true)
}
