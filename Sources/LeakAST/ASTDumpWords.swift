import LeakModel

extension ASTDump {
  static func title(_ literal: Literal) -> String {
    switch literal {
    case .bool(let value): "bool \(value)"
    case .nil: "nil"
    case .number(let digits): "number \(digits)"
    case .string(let text): "string " + quoted(text)
    case .regex: "regex"
    }
  }

  static func title(_ kind: TryKind) -> String {
    switch kind {
    case .plain: "try"
    case .optional: "try?"
    case .forced: "try!"
    }
  }

  static func title(_ kind: CastKind) -> String {
    switch kind {
    case .is: "is"
    case .as: "as"
    case .conditional: "as?"
    case .forced: "as!"
    }
  }

  static func title(_ throwing: Throwing) -> String {
    switch throwing {
    case .never: ""
    case .throws: "throws"
    case .rethrows: "rethrows"
    }
  }

  static func title(_ kind: Function.Kind) -> String {
    switch kind {
    case .function: "function"
    case .initializer: "initializer"
    case .deinitializer: "deinitializer"
    case .subscripted: "subscript declaration"
    case .closure: "closure"
    case .accessor(let specifier): "accessor \(specifier) of"
    }
  }

  static func title(_ kind: TypeDecl.Kind) -> String {
    switch kind {
    case .class: "class"
    case .struct: "struct"
    case .enum: "enum"
    case .protocol: "protocol"
    case .actor: "actor"
    case .extension: "extension"
    }
  }

  static func title(_ strength: Capture.Strength) -> String {
    switch strength {
    case .strong: ""
    case .weak: "weak"
    case .unowned: "unowned"
    }
  }
}

extension TypeRef {
  /// The type in Swift's own notation; what only stands there as written is in quotes.
  public var outline: String {
    switch self {
    case .named(let name, let arguments):
      arguments.isEmpty ? name : "\(name)<\(arguments.map(\.outline).joined(separator: ", "))>"
    case .optional(.function(let type)): "(\(TypeRef.function(type).outline))?"
    case .optional(let wrapped): wrapped.outline + "?"
    case .function(let type): type.outline
    case .tuple(let elements, let labels):
      "(\(elements.indices.map { Self.outline(elements[$0], labels.isEmpty ? nil : labels[$0]) }.joined(separator: ", ")))"
    case .array(let element): "[\(element.outline)]"
    case .dictionary(let key, let value): "[\(key.outline): \(value.outline)]"
    case .other(let text): ASTDump.quoted(text)
    }
  }
}

extension TypeRef {
  private static func outline(_ element: TypeRef, _ label: String?) -> String {
    (label.map { "\($0): " } ?? "") + element.outline
  }
}

extension TypeRef.FunctionType {
  fileprivate var outline: String {
    var words: [String] = []
    if isAutoclosure { words.append("@autoclosure") }
    if isEscaping { words.append("@escaping") }
    words.append("(\(parameters.map(\.outline).joined(separator: ", ")))")
    if isAsync { words.append("async") }
    if isThrowing { words.append("throws") }
    return words.joined(separator: " ") + " -> " + result.outline
  }
}
