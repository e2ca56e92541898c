import LeakAST

/// Which parameters are completion handlers: to be called exactly once, so that whoever bridged them can go on.
///
/// The words that tell are those of clang's called-once check, with the names by role that Swift code uses.
extension ModelTable {
  /// Whether a parameter is a completion handler.
  public func isHandler(label: String?, name: String, type: TypeRef?) -> Bool {
    if case .function(let function)? = type, !function.isEscaping { return false }
    return isNamedHandler(label: label, name: name, type: type)
  }

  /// Whether a parameter is a completion handler by its name that does not outlive the call: whoever gave it does not wait
  /// for it, and still expects it to be called once. One that is only called a block or a handler may be work for each of many.
  public func isImmediateHandler(label: String?, name: String, type: TypeRef?) -> Bool {
    guard case .function(let function)? = type, !function.isEscaping else { return false }
    return [label, name].contains { $0.map { has($0, .completionHandler) } ?? false }
      && isNamedHandler(label: label, name: name, type: type)
  }

  /// Whether a parameter may be a completion handler by its name.
  public func isNamedHandler(_ name: String) -> Bool { has(name, .completionHandler) || has(name, .outcomeHandler) }

  private func isNamedHandler(label: String?, name: String, type: TypeRef?) -> Bool {
    guard let function = type?.functionType, function.result.isVoid else { return false }
    let candidates = [label, name].compactMap { $0 }
    if candidates.contains(where: { has($0, .optionalCallback) }) { return false }
    if candidates.contains(where: { has($0, .completionHandler) }) { return true }
    return candidates.contains { has($0, .outcomeHandler) } && function.parameters.contains(where: isOutcome)
  }

  /// Whether a function registers a callback for something that may happen, by its name: `whenSuccess`, `observe`. What
  /// `addFriend(named:completion:)` is given it calls when it has done its work, and so is what tells of a success or a failure.
  /// - Parameters:
  ///   - label: that of the callback.
  ///   - type: that of the callback.
  public func isRegistration(_ function: String, label: String? = nil, type: TypeRef? = nil) -> Bool {
    if has(function, .registration) { return true }
    guard has(function, .mayRegister) else { return false }
    let isOfWork = label.map { has($0, .completionHandler) || has($0, .outcomeHandler) && tellsFailures(type) } ?? false
    return !isOfWork || has(function, .observer) || has(function, .completionHandler)
  }

  /// Whether a callback is given a result, or an error that may be nil.
  public func tellsFailures(_ type: TypeRef?) -> Bool {
    type?.functionType?.parameters.contains { parameter in
      switch parameter {
      case .optional(.named(let name, _)): name.hasSuffix("Error")
      case .named(let name, _): name == "Result"
      default: false
      }
    } ?? false
  }

  /// Whether a handler has no way to tell a failure, and no role that makes somebody wait for it all the same.
  public func tellsSuccessOnly(name: String, type: TypeRef?) -> Bool {
    guard let function = type?.functionType else { return false }
    return !has(name, .awaitedHandler) && !function.parameters.contains(where: isOutcome)
  }

  /// Whether a callback reports on the way, so that the outcome still has to be told.
  public func isReport(_ name: String) -> Bool {
    has(name, .optionalCallback) || has(name, .report)
  }

  private func isOutcome(_ type: TypeRef) -> Bool {
    switch type {
    case .named(let name, _): name == "Result" || name.hasSuffix("Result") || name.hasSuffix("Error") || name == "Bool"
    case .optional: true
    default: false
    }
  }
}

extension TypeRef {
  /// `Void` or `()`.
  public var isVoid: Bool {
    switch self {
    case .tuple(let elements, _): elements.isEmpty
    case .named("Void", _), .named("Swift.Void", _): true
    default: false
    }
  }
}
