import LeakAST

/// Which parameters are completion handlers: to be called exactly once, so that whoever bridged them can go on.
///
/// The names and suffixes are those of clang's called-once check, with the names by role that Swift code uses.
public enum HandlerNames {
  private static let names: Set<String> = [
    "completion", "completionhandler", "completionblock", "completioncallback", "oncompletion", "oncomplete",
    "withcompletion", "withcompletionhandler", "withcompletionblock", "reply", "replyto", "replyhandler", "withreply",
    "withreplyto", "decisionhandler", "contenthandler", "resulthandler", "donehandler", "done",
    "finishhandler", "onfinish", "onfinished", "responsehandler", "completed", "completer", "whendone",
  ]
  private static let suffixes = [
    "completion", "completionhandler", "completionblock", "completioncallback", "replyhandler", "decisionhandler",
    "resulthandler",
  ]
  /// Names of handlers only when they take an outcome: a `Result`, an error or an optional.
  private static let outcomeNames: Set<String> = [
    "handler", "block", "then", "finish", "finished", "result", "seal", "promise", "callback",
  ]
  /// Names that announce something that need not happen.
  private static let optionalNames = ["progress", "will", "update", "start", "begin"]

  /// Whether a parameter is a completion handler.
  public static func isHandler(label: String?, name: String, type: TypeRef?) -> Bool {
    guard let type, let function = type.functionType, function.result.isVoid else { return false }
    if case .function = type, !function.isEscaping { return false }
    let candidates = [label, name].compactMap { $0?.lowercased() }
    if candidates.contains(where: { word in optionalNames.contains { word.hasPrefix($0) } }) { return false }
    if candidates.contains(where: isCompletion) { return true }
    return candidates.contains(where: outcomeNames.contains) && function.parameters.contains(where: isOutcome)
  }

  /// Whether a function registers a callback for something that may happen, by its name: `whenSuccess`, `observe`.
  public static func isRegistration(_ function: String) -> Bool {
    let verbs = ["when", "on", "observe", "subscribe", "register", "add", "listen", "set", "watch", "schedule"]
    return verbs.contains { verb in
      guard function.hasPrefix(verb) else { return false }
      return function.dropFirst(verb.count).first?.isLowercase != true
    }
  }

  /// Whether a handler has no way to tell a failure, and no role that makes somebody wait for it all the same.
  public static func tellsSuccessOnly(name: String, type: TypeRef?) -> Bool {
    guard let function = type?.functionType else { return false }
    let byRole = ["decision", "content", "reply"].contains { name.lowercased().hasPrefix($0) }
    return !byRole && !function.parameters.contains(where: isOutcome)
  }

  /// Whether a callback reports on the way, so that the outcome still has to be told.
  public static func isReport(_ name: String) -> Bool {
    let name = name.lowercased()
    return optionalNames.contains { name.hasPrefix($0) || name.hasSuffix($0) }
  }

  private static func isCompletion(_ word: String) -> Bool {
    names.contains(word) || suffixes.contains { word.hasSuffix($0) }
  }

  private static func isOutcome(_ type: TypeRef) -> Bool {
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
    case .tuple(let elements): elements.isEmpty
    case .named("Void", _), .named("Swift.Void", _): true
    default: false
    }
  }
}
