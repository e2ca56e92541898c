import LeakAST

/// Types that the grammar first reads as expressions, such as `[(Int) -> Void]()`.
extension TypeRef {
  static func arrow(from parameters: Expr, to result: Expr, isAsync: Bool, isThrowing: Bool) -> TypeRef {
    let types: [TypeRef] =
      if case .tuple(let elements) = parameters.kind { elements.map { TypeRef($0.value) } } else {
        [TypeRef(parameters)]
      }
    return .function(
      FunctionType(
        parameters: types, result: TypeRef(result), isEscaping: false, isAsync: isAsync, isThrowing: isThrowing))
  }

  /// The type that an expression names; `.other("")` if it names none.
  init(_ expr: Expr) {
    switch expr.kind {
    case .type(let type): self = type
    case .name("Void"): self = .void
    case .name(let name): self = .named(name, [])
    case .member(let base?, let name, nil):
      if case .named(let outer, let arguments) = TypeRef(base) {
        self = .named(outer + "." + name, arguments)
      } else {
        self = .other("")
      }
    case .optionalChain(let inner), .forced(let inner): self = .optional(TypeRef(inner))
    case .array(let elements) where elements.count == 1: self = .array(TypeRef(elements[0]))
    case .dictionary(let pair) where pair.count == 2: self = .dictionary(TypeRef(pair[0]), TypeRef(pair[1]))
    case .tuple(let elements): self = .tuple(elements.map { TypeRef($0.value) })
    default: self = .other("")
    }
  }
}
