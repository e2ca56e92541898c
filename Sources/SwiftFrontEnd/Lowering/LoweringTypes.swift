import LeakAST
import LeakModel

extension Lowering {
  mutating func typeRef(_ node: TypeNode) -> TypeRef {
    guard hasRoom() else {
      truncated.append(node.byteRange)
      return .other("")
    }
    depth += 1
    defer { depth -= 1 }
    switch node.content {
    case .identifierType(let type):
      return namedType(type.name.plainName, type.genericArgumentClause.map { genericArguments($0) } ?? [])
    case .memberType(let type): return memberType(type)
    case .optionalType(let type): return .optional(typeRef(type.wrappedType))
    case .implicitlyUnwrappedOptionalType(let type): return .optional(typeRef(type.wrappedType))
    case .functionType(let type): return functionType(type)
    case .tupleType(let type): return tupleType(type)
    case .arrayType(let type): return .array(typeRef(type.element))
    case .dictionaryType(let type): return .dictionary(typeRef(type.key), typeRef(type.value))
    case .attributedType(let type): return attributed(type)
    case .someOrAnyType(let type): return typeRef(type.constraint)
    case .packElementType(let type): return typeRef(type.pack)
    case .packExpansionType(let type): return typeRef(type.repetitionPattern)
    case .namedOpaqueReturnType(let type): return typeRef(type.type)
    case .inlineArrayType(let type): return .array(genericArgument(type.element.argument))
    default: return .other(node.writtenText)
    }
  }

  mutating func genericArguments(_ clause: GenericArgumentClauseNode) -> [TypeRef] {
    clause.arguments.lowered { genericArgument($0.argument) }
  }

  private mutating func genericArgument(_ argument: GenericArgumentContent) -> TypeRef {
    switch argument {
    case .type(let type): typeRef(type)
    case .expr(let expr): .other(expr.writtenText)
    }
  }

  /// The long spellings of optionals, arrays, dictionaries and the empty tuple become the short ones.
  func namedType(_ name: String, _ arguments: [TypeRef]) -> TypeRef {
    switch (name, arguments.count) {
    case ("Void", 0), ("Swift.Void", 0): .void
    case ("Optional", 1), ("Swift.Optional", 1): .optional(arguments[0])
    case ("Array", 1), ("Swift.Array", 1): .array(arguments[0])
    case ("Dictionary", 2), ("Swift.Dictionary", 2): .dictionary(arguments[0], arguments[1])
    default: .named(name, arguments)
    }
  }

  /// `Outer<A>.Name<B>` becomes the name `Outer.Name` with the arguments `A` and `B`.
  private mutating func memberType(_ node: MemberTypeNode) -> TypeRef {
    let own = node.genericArgumentClause.map { genericArguments($0) } ?? []
    guard case .named(let outer, let arguments) = typeRef(node.baseType) else {
      return .other(node.writtenText)
    }
    return namedType(outer + "." + node.name.plainName, arguments + own)
  }

  private mutating func tupleType(_ node: TupleTypeNode) -> TypeRef {
    let elements = node.elements.lowered { typeRef($0.type) }
    if elements.count == 1 { return elements[0] }
    let labels = node.elements.lowered { element in
      element.firstName.map(\.plainName).flatMap { $0 == "_" ? nil : $0 }
    }
    return .tuple(elements, labels: labels.contains { $0 != nil } ? labels : [])
  }

  private mutating func functionType(_ node: FunctionTypeNode) -> TypeRef {
    let effects = node.effectSpecifiers
    let parameters = node.parameters.lowered { element in
      element.ellipsis == nil ? typeRef(element.type) : .array(typeRef(element.type))
    }
    return .function(
      TypeRef.FunctionType(
        parameters: parameters, result: typeRef(node.returnClause.type), isEscaping: false,
        isAsync: effects?.asyncSpecifier != nil, isThrowing: throwing(effects?.throwsClause) != .never))
  }

  private mutating func attributed(_ node: AttributedTypeNode) -> TypeRef {
    applying(attributeNames(node.attributes), to: typeRef(node.baseType))
  }

  /// Of a type's attributes only those that say when a function runs are kept.
  func applying(_ attributes: [String], to type: TypeRef) -> TypeRef {
    guard case .function(var function) = type else { return type }
    if attributes.contains("escaping") { function.isEscaping = true }
    if attributes.contains("autoclosure") { function.isAutoclosure = true }
    return .function(function)
  }
}
