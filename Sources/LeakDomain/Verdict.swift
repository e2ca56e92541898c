import LeakAST
import LeakModel

/// What the engine found out about one obligation.
public struct Verdict: Sendable {
  public enum Role: Hashable, Sendable {
    /// Somebody waits for a discharge.
    case waiter
    /// A sender waits for somebody to receive.
    case sender
  }
  public var primitive: Primitive
  public var role: Role
  /// The carrier's name in the source: `continuation`, `group`.
  public var carrier: String
  /// The carrier as it is written where it is used: `continuation`, `pair.continuation`, `self.group`.
  public var expression: String
  /// What may be called instead of the carrier: the callback for success beside that for failure.
  public var counterpart: String?
  /// The carrier's type, where the source beside the beginning does not show it.
  public var carrierType: TypeRef?
  /// Who has left it to the function.
  public var giver: Giver?
  /// The carrier is what the call at the beginning gives, and nothing has a name for it.
  public var isUnnamed = false
  /// The carrier is a collection of many, of which one is lost or all of them.
  public var isOneOfMany = false
  /// One of them, as a closure that is given each of its elements writes it: `$0`, `$0.value`.
  public var eachElement: String?
  /// The enclosing declaration.
  public var function: String
  /// The operation that begins the obligation.
  public var begin: Spot
  /// Who waits, where that is another place than the beginning.
  public var waiter: Spot?
  /// Exits on which the obligation is lost, in source order.
  public var leaks: [Leak] = []
  /// Pairs of discharges on one path, in source order.
  public var doubles: [DoubleDischarge] = []
  /// Some path discharges it, or hands it on.
  public var isDischargedSomewhere = false

  /// A function, or a closure if it has no name, that had taken the carrier from where others find it, and left it to its caller.
  public struct Giver: Hashable, Sendable {
    public var function: String?
    public var spot: Spot

    public init(function: String?, spot: Spot) {
      self.function = function
      self.spot = spot
    }
  }

  public init(
    primitive: Primitive, role: Role, carrier: String, function: String, begin: Spot, waiter: Spot? = nil
  ) {
    self.primitive = primitive
    self.role = role
    self.carrier = carrier
    self.expression = carrier
    self.function = function
    self.begin = begin
    self.waiter = waiter
  }
}

/// A location with its 1-based line, so that messages can name it.
public struct Spot: Hashable, Sendable {
  public var location: Location
  public var line: Int
  public init(_ location: Location, line: Int) {
    self.location = location
    self.line = line
  }
}

/// One step of a path as a reader sees it.
public struct Step: Hashable, Sendable {
  public var spot: Spot
  public var text: String
  public init(spot: Spot, text: String) {
    self.spot = spot
    self.text = text
  }
}
