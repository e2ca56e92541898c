import LeakAST

/// A local variable, parameter or pattern binding; unique within a file.
public struct VarID: Hashable, Sendable, Comparable {
  public var index: Int32
  public init(_ index: Int) { self.index = Int32(clamping: index) }
  public static func < (a: VarID, b: VarID) -> Bool { a.index < b.index }
}

/// A function, closure, accessor or top level; unique within a file.
public struct BodyID: Hashable, Sendable, Comparable {
  public var index: Int32
  public init(_ index: Int) { self.index = Int32(clamping: index) }
  public static func < (a: BodyID, b: BodyID) -> Bool { a.index < b.index }
}

/// One evaluation of a call; unique within a file. A `defer` block has its calls once for each exit it runs on.
public struct CallID: Hashable, Sendable, Comparable {
  public var index: Int32
  public init(_ index: Int) { self.index = Int32(clamping: index) }
  public static func < (a: CallID, b: CallID) -> Bool { a.index < b.index }
}

/// What an expression stands for, as far as names tell. Optionals, force unwraps and casts are seen through.
public enum Value: Hashable, Sendable {
  case variable(VarID)
  case selfReference
  /// A name that is no local variable: a member of `self` (also written `self.name`), a global or a type.
  case global(String)
  indirect case member(Value, String)
  /// `.name` without a base.
  case implicitMember(String)
  case call(CallID)
  /// A closure literal or a local function.
  case body(BodyID)
  indirect case literal(Literal)
  case tuple([Value])
  /// Something made of these values: an array, a dictionary, an interpolation.
  case aggregate([Value])
  /// Payload `index` of the enum case `name` of a value.
  indirect case payload(Value, String, Int)
  /// An operation without side effects on values: `==`, `&&`, `is Type`…
  indirect case operation(String, [Value])
  case unknown

  /// The value at the start of a chain of members and payloads.
  @inlinable public var root: Value {
    switch self {
    case .member(let base, _), .payload(let base, _, _): base.root
    default: self
    }
  }

  /// The sequence whose elements this one is made of, each once: `list` of `list.enumerated()`.
  public func elementsSource(_ site: (CallID) -> CallSite) -> Value {
    switch self {
    case .call(let id):
      let call = site(id)
      guard let name = call.name, Self.rearrangements.contains(name), let base = call.receiver else { return self }
      return base.elementsSource(site)
    case .member(let base, "indices"), .member(let base, "lazy"): return base.elementsSource(site)
    case .operation("..<", let bounds):
      // One number for each element.
      guard bounds.count == 2, bounds[0] == .literal(.number("0")), case .member(let list, "count") = bounds[1] else {
        return self
      }
      return list.elementsSource(site)
    default: return self
    }
  }

  private static let rearrangements: Set<String> = ["enumerated", "reversed", "sorted", "shuffled"]

  /// Calls `visit` with this value and every value in it; stops as soon as it returns `true`, and returns whether it did.
  @inlinable public func contains(where visit: (Value) -> Bool) -> Bool {
    if visit(self) { return true }
    switch self {
    case .member(let base, _), .payload(let base, _, _): return base.contains(where: visit)
    case .tuple(let parts), .aggregate(let parts), .operation(_, let parts):
      return parts.contains { $0.contains(where: visit) }
    default: return false
    }
  }

  /// The same, without looking into what `skips` accepts.
  @inlinable public func contains(besides skips: (Value) -> Bool, where visit: (Value) -> Bool) -> Bool {
    if skips(self) { return false }
    if visit(self) { return true }
    switch self {
    case .member(let base, _), .payload(let base, _, _): return base.contains(besides: skips, where: visit)
    case .tuple(let parts), .aggregate(let parts), .operation(_, let parts):
      return parts.contains { $0.contains(besides: skips, where: visit) }
    default: return false
    }
  }

  @inlinable public var rootVariable: VarID? {
    if case .variable(let id) = root { return id }
    return nil
  }
}

/// What a branch decides. The same unchanged test decides the same way.
public enum Test: Hashable, Sendable {
  case isTrue(Value)
  case isNil(Value)
  case isCase(Value, String)
  /// Nothing is known of it: another turn of a loop, a `catch` that matches.
  case opaque

  @inlinable public var subject: Value? {
    switch self {
    case .isTrue(let value), .isNil(let value), .isCase(let value, _): value
    case .opaque: nil
    }
  }
}

extension Value {
  /// What it is when something that it is a member of, or is itself, stands at another place; `nil` where it has nothing to do
  /// with that.
  public func moved(from old: Value, to new: Value) -> Value? {
    if self == old { return new }
    switch self {
    case .member(let base, let name): return base.moved(from: old, to: new).map { .member($0, name) }
    default: return nil
    }
  }

  /// Whether it is written as a case, or another constant of a type: `.later`, `Answer.later`.
  public func isCase(_ name: String) -> Bool {
    switch self {
    case .implicitMember(name): true
    case .member(let type, name): type.memberName?.isCapitalized ?? false
    default: false
    }
  }

  /// The name of the member or global that a value is.
  @inlinable public var memberName: String? {
    switch self {
    case .global(let name), .member(_, let name): name
    default: nil
    }
  }
}

extension Value {
  /// The value of which a conditional cast is made.
  public var uncast: Value {
    if case .operation(let op, let parts) = self, op.hasPrefix("as?"), parts.count == 1 {
      parts[0].uncast
    } else {
      self
    }
  }

  /// Whether it is the result of one call, which no other place can test.
  @inlinable public var isCall: Bool {
    if case .call = self { true } else { false }
  }
}
