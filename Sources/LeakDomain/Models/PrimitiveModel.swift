/// A primitive as data: where its obligations begin, and why it is one.
public struct PrimitiveModel: Hashable, Sendable {
  public var primitive: Primitive
  /// The types whose values carry the obligation.
  public var types: [String]
  public var begin: Begin
  public var reason: String

  /// Where obligations begin.
  public struct Begin: Hashable, Sendable {
    /// Making a value of one of the types.
    public var isMade: Bool
    /// A parameter of one of the types, of a function that discharges it on some path.
    public var isParameter: Bool
    /// The first parameter of a closure that is given to one of these functions.
    public var closuresOf: [String]
    /// The result of one of these functions.
    public var resultsOf: [String]
    /// One of these methods, called on a value of one of the types.
    public var calls: [String]
    /// One of these methods, which an heir of one of the types overrides: the object itself carries it there.
    public var methods: [String]
    /// The functions in which a main program waits for good, behind what it has started: closures of that carry it.
    public var mains: [String]
    /// The case that such a method returns to say that the discharge comes later; `nil`: whatever it returns.
    public var returning: String?
    /// Labels of arguments: an obligation begins only where each of them is given `false`.
    public var unless: [String]
    /// The label of the argument that says how many places there are: on a value made with none, a call begins nothing.
    public var places: String?
    public init(
      isMade: Bool = false, isParameter: Bool = false, closuresOf: [String] = [], resultsOf: [String] = [],
      calls: [String] = [], methods: [String] = [], mains: [String] = [],
      returning: String? = nil,
      unless: [String] = [], places: String? = nil
    ) {
      self.isMade = isMade
      self.isParameter = isParameter
      self.closuresOf = closuresOf
      self.resultsOf = resultsOf
      self.calls = calls
      self.methods = methods
      self.mains = mains
      self.returning = returning
      self.unless = unless
      self.places = places
    }

    /// Whether it says nothing of where obligations begin.
    public var isNowhere: Bool {
      !isMade && !isParameter && closuresOf.isEmpty && resultsOf.isEmpty && calls.isEmpty && methods.isEmpty
        && mains.isEmpty
    }
  }

  public init(_ primitive: Primitive, types: [String], begin: Begin, reason: String) {
    self.primitive = primitive
    self.types = types
    self.begin = begin
    self.reason = reason
  }
}
