import LeakAST
import LeakModel

/// A call as it is written, with its operands evaluated.
///
/// An object, so that looking at it costs nothing: of what an analysis does most is looking at calls.
public final class CallSite: Sendable {
  public struct Operand: Hashable, Sendable {
    public var label: String?
    public var value: Value
    public var isTrailingClosure: Bool
    public init(label: String?, value: Value, isTrailingClosure: Bool) {
      self.label = label
      self.value = value
      self.isTrailingClosure = isTrailingClosure
    }
  }
  /// `.global` for a free function, a type or a method of `self`; `.member` for a method of something.
  public let callee: Value
  public let arguments: [Operand]
  public let isAwaited: Bool
  /// How a `try` covers the call, if one does.
  public let tried: TryKind?
  public let range: SourceRange
  public let nameRange: SourceRange
  /// The body that makes the call.
  public let body: BodyID
  /// The type of which it makes a value, as it is written with its generic arguments: `Future<Int, Never>`.
  public let made: TypeRef?
  public init(
    callee: Value, arguments: [Operand], isAwaited: Bool, tried: TryKind?, range: SourceRange, nameRange: SourceRange,
    body: BodyID, made: TypeRef? = nil
  ) {
    self.callee = callee
    self.arguments = arguments
    self.isAwaited = isAwaited
    self.tried = tried
    self.range = range
    self.nameRange = nameRange
    self.body = body
    self.made = made
  }

  /// The base name of what is called.
  @inlinable public var name: String? {
    switch callee {
    case .global(let name), .member(_, let name), .implicitMember(let name): name
    default: nil
    }
  }
  /// `Type.name` for a function of a type.
  public var qualifiedName: String? {
    guard case .member(.global(let type), let name) = callee, type.isCapitalized else { return nil }
    return "\(type).\(name)"
  }
  /// `name(label:)` by the first argument.
  public var nameWithFirstLabel: String { "\(name ?? "")(\(arguments.first?.label ?? "_"):)" }
  /// `name(_:label:)`
  public var signature: String { "\(name ?? "")(\(arguments.map { "\($0.label ?? "_"):" }.joined()))" }
  /// What the method is called on.
  @inlinable public var receiver: Value? {
    if case .member(let base, _) = callee { return base }
    return nil
  }

  /// The same call of something else.
  public func called(as callee: Value) -> CallSite {
    CallSite(
      callee: callee, arguments: arguments, isAwaited: isAwaited, tried: tried, range: range, nameRange: nameRange,
      body: body, made: made)
  }
}
