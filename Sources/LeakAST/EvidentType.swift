extension Expr {
  /// The type of which an expression evidently makes a value: `State()`, `[Int: String]()`, `Mutex(State())`. Without
  /// generic arguments of its own, a generic type is taken to hold what it is made from. `nil` where that is not to be seen.
  public var evidentType: TypeRef? {
    switch kind {
    case .call(let call): Self.madeType(call)
    // A case, or a constant of the type itself, as most are.
    case .member(let base?, _, nil): base.namedType
    case .tried(_, let inner), .awaited(let inner): inner.evidentType
    default: nil
    }
  }

  private static func madeType(_ call: Call) -> TypeRef? {
    var callee = call.callee
    if case .member(let base?, "init", _) = callee.kind { callee = base }
    guard let type = callee.namedType else { return nil }
    guard case .named(let name, let arguments) = type, arguments.isEmpty else { return type }
    return .named(name, call.arguments.compactMap(\.value.evidentType))
  }

  /// The type that an expression names.
  private var namedType: TypeRef? {
    switch kind {
    case .type(let type): return type
    case .name(let name): return name.isCapitalized ? .named(name, []) : nil
    case .member(let base?, let name, nil):
      guard case .named(let outer, _)? = base.namedType, name.isCapitalized else { return nil }
      return .named(outer + "." + name, [])
    case .optionalChain(let inner): return inner.namedType.map { .optional($0) }
    case .array(let elements) where elements.count == 1: return elements[0].namedType.map { .array($0) }
    case .dictionary(let pair) where pair.count == 2:
      guard let key = pair[0].namedType, let value = pair[1].namedType else { return nil }
      return .dictionary(key, value)
    case .tuple(let elements) where elements.count > 1:
      let types = elements.compactMap { $0.value.namedType }
      guard types.count == elements.count else { return nil }
      let labels = elements.map(\.label)
      return .tuple(types, labels: labels.contains { $0 != nil } ? labels : [])
    default: return nil
    }
  }
}
