/// A type as it is written.
public indirect enum TypeRef: Hashable, Sendable {
  /// `Name` or `Outer.Name`, with generic arguments. `any`, `some`, `inout`, `borrowing`, `sending` are dropped.
  case named(String, [TypeRef])
  /// `T?` and `T!`
  case optional(TypeRef)
  case function(FunctionType)
  /// Zero, two or more elements, each with its label if it has one; `()` and `Void` are both the empty tuple. No labels at all
  /// are an empty list.
  case tuple([TypeRef], labels: [String?] = [])
  case array(TypeRef)
  case dictionary(TypeRef, TypeRef)
  /// Anything else, as written.
  case other(String)

  public struct FunctionType: Hashable, Sendable {
    public var parameters: [TypeRef]
    public var result: TypeRef
    public var isEscaping: Bool
    public var isAsync: Bool
    public var isThrowing: Bool
    /// `@autoclosure`: the argument is an expression that runs when the function is called.
    public var isAutoclosure: Bool
    public init(
      parameters: [TypeRef], result: TypeRef, isEscaping: Bool, isAsync: Bool, isThrowing: Bool,
      isAutoclosure: Bool = false
    ) {
      self.parameters = parameters
      self.result = result
      self.isEscaping = isEscaping
      self.isAsync = isAsync
      self.isThrowing = isThrowing
      self.isAutoclosure = isAutoclosure
    }
  }

  public static let void = TypeRef.tuple([])

  /// The function type, also below optionals.
  public var functionType: FunctionType? {
    switch self {
    case .function(let type): type
    case .optional(let wrapped): wrapped.functionType
    default: nil
    }
  }

  /// The type below all optionals.
  public var unwrapped: TypeRef {
    if case .optional(let wrapped) = self { return wrapped.unwrapped }
    return self
  }

  /// The last component of a nominal type's name, also below optionals.
  public var baseName: String? {
    guard case .named(let name, _) = unwrapped else { return nil }
    guard name.utf8.contains(UInt8(ascii: ".")) else { return name }
    return name.split(separator: ".").last.map(String.init)
  }
}
