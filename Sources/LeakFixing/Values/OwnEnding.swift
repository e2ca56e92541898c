import LeakAST
import LeakDomain

extension Primitive.Ending {
  /// The method with its operand, as it is written behind the carrier, by which nothing but the end is told.
  ///
  /// - Parameter canThrow: the generic arguments of the type let it take errors of any type.
  func call(
    _ error: ErrorsAtHand.Choice?, _ value: DefaultValues.Choice?, canThrow: Bool, in file: SourceFile
  ) -> Discharge? {
    if let failing, takesAnyError || canThrow {
      // Whoever can be told of an error is not given a value in its place that may mean something.
      return error.map { Discharge(text: "\(failing)\($0.text))", isCertain: $0.isCertain) }
    }
    if let plain { return Discharge(text: plain, isCertain: false) }
    let value = given.map { DefaultValues.choice(for: $0, in: file) } ?? value
    guard let giving, let value else { return nil }
    return Discharge(text: "\(giving)\(value.text))", isCertain: false)
  }

  /// The same for a waiter of a type.
  func farewell(_ type: TypeRef, in file: SourceFile) -> String? {
    var (canThrow, value): (Bool, DefaultValues.Choice?) = (false, nil)
    if case .named(_, let arguments) = type.unaliased(in: file).unwrapped {
      canThrow = arguments.count > 1 && arguments[1].baseName == "Error"
      value = arguments.first.flatMap { DefaultValues.choice(for: $0, in: file) }
    }
    let error = ErrorsAtHand.Choice(text: "CancellationError()", isCertain: false)
    return call(error, value, canThrow: canThrow, in: file).map { ".\($0.text)" }
  }
}

extension TypeRef {
  /// The same, also below collections.
  func unaliasedThroughout(in file: SourceFile) -> TypeRef {
    switch unaliased(in: file) {
    case .optional(let wrapped): .optional(wrapped.unaliasedThroughout(in: file))
    case .array(let element): .array(element.unaliasedThroughout(in: file))
    case .dictionary(let key, let value): .dictionary(key, value.unaliasedThroughout(in: file))
    case let type: type
    }
  }

  /// What an alias of the file stands for, below the optionals.
  func unaliased(in file: SourceFile) -> TypeRef {
    switch self {
    case .optional(let wrapped): .optional(wrapped.unaliased(in: file))
    case .named(let name, []): file.alias(name) ?? self
    default: self
    }
  }
}
