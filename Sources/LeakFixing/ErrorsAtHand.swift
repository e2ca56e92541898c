import LeakAST
import LeakModel

/// The error that a waiter can be given at some place.
struct ErrorsAtHand {
  struct Choice: Hashable {
    var text: String
    /// It is the error that led there.
    var isCertain: Bool
  }

  let layout: SourceLayout
  let path: [Node]
  let place: SourceRange
  /// The decisions that lead there, as messages put them.
  let conditions: [String]

  /// - Parameter type: the type that the error must have, where it must have one.
  func choice(type: String? = nil) -> Choice? {
    if let type { return typed(type) }
    if let name = caught { return Choice(text: name, isCertain: true) }
    if let given = given { return Choice(text: given, isCertain: true) }
    if let bound = bound { return Choice(text: bound, isCertain: true) }
    if isCancelled { return Choice(text: "CancellationError()", isCertain: true) }
    let fallback = usedElsewhere ?? declared(nil) ?? goneOwner
    if let optional = optionalError, let fallback {
      return Choice(text: "\(optional) ?? \(fallback)", isCertain: false)
    }
    return fallback.map { Choice(text: $0, isCertain: false) }
  }

  private var names: [VisibleName] { VisibleName.all(on: path, before: place.start) }

  private var caught: String? {
    names.first { if case .caught = $0.origin { true } else { false } }?.name
  }

  /// What a callback for failures is given: `onFailure: { error in … }`.
  private var given: String? {
    guard let (closure, around) = closureAround, closure.parameters.count == 1,
      let parameter = closure.parameters.first, parameter.name != "_"
    else { return nil }
    if case .optional? = parameter.type { return nil }
    let isForFailures = around.contains { value in
      guard case .call(let call) = value.kind else { return false }
      let argument = call.arguments.first { $0.value.range.contains(closure.range) }
      return argument?.label.map(Self.isForFailures) ?? false
    }
    return isForFailures ? parameter.name : nil
  }

  /// The innermost function around, if it is a closure, and the expressions next around that, from the inside out.
  private var closureAround: (closure: Function, around: [Expr])? {
    guard let index = path.lastIndex(where: { if case .function = $0 { true } else { false } }),
      case .function(let closure) = path[index], closure.kind == .closure
    else { return nil }
    let around = path[..<index].reversed().prefix(3)
    return (closure, around.compactMap { if case .expression(let value) = $0 { value } else { nil } })
  }

  private static func isForFailures(_ label: String) -> Bool {
    let label = label.lowercased()
    return label.contains("failure") || label.contains("error")
  }

  /// The payload of a failure, or what `if let error` bound.
  private var bound: String? {
    names.first { name in
      switch name.origin {
      case .payload(let word): Self.isFailure(word)
      case .unwrapped: Self.isError(name.name)
      default: false
      }
    }?.name
  }

  /// The error of a callback, which is not certain to be there.
  var optionalError: String? {
    names.first { name in
      guard name.origin == .closureParameter || name.origin == .parameter, Self.isError(name.name) else { return false }
      guard let type = name.type else { return true }
      if case .optional = type { return true }
      return false
    }?.name
  }

  private var isCancelled: Bool {
    let cancelled = conditions.contains { $0.contains("isCancelled") && $0.hasSuffix("true") }
    let clause = path.reversed().compactMap { node -> CatchClause? in
      if case .catchClause(let clause) = node { clause } else { nil }
    }.first
    return cancelled || clause.map { layout.text($0.labelRange).contains("CancellationError") } == true
      || callbackName.map { $0.lowercased().contains("cancel") } == true
  }

  /// The member or label under which the closure around is given: `picker.onCancel = { … }`
  private var callbackName: String? {
    guard let (closure, around) = closureAround else { return nil }
    for expression in around {
      switch expression.kind {
      case .assign(_, let target, let value) where value.range.contains(closure.range):
        return if case .member(_, let name, _) = target.kind { name } else { nil }
      case .call(let call): return call.arguments.first { $0.value.range.contains(closure.range) }?.label
      default: continue
      }
    }
    return nil
  }

  /// Something that is needed is not there: `'task' is nil`.
  var isForWant: Bool {
    conditions.contains { condition in
      guard condition.hasPrefix("'"), condition.hasSuffix("' is nil") else { return false }
      return !Self.isError(String(condition.dropFirst().dropLast("' is nil".count)))
    }
  }

  /// `self` is gone: nobody is there any more to do the work.
  var isOwnerGone: Bool { conditions.contains("'self' is nil") }

  private var goneOwner: String? { isOwnerGone ? "CancellationError()" : nil }

  static func isFailure(_ word: String) -> Bool { ["failure", "error", "failed"].contains(word.lowercased()) }
  static func isError(_ name: String) -> Bool {
    let name = name.lowercased()
    return name == "err" || name.hasSuffix("error")
  }
}

/// Errors that other exits use, and those that the file declares.
extension ErrorsAtHand {
  private func typed(_ type: String) -> Choice? {
    let used = usedErrors().lazy.map { layout.text($0.range) }.first {
      $0.hasPrefix(type + ".") || $0.hasPrefix(type + "(")
    }
    return (used ?? declared(type)).map { Choice(text: $0, isCertain: false) }
  }

  /// The error of another exit of the function around: of the nearest one before this place, and rather one that needs
  /// no values.
  var usedElsewhere: String? {
    let used = usedErrors()
    let plain = used.filter { if case .call(let call) = $0.kind { call.arguments.isEmpty } else { true } }
    let fitting = plain.isEmpty ? used : plain
    return (fitting.last { $0.range.end <= place.start } ?? fitting.first).map { layout.text($0.range) }
  }

  /// What the function around throws or resumes with elsewhere: `SomeError.missing`, in source order.
  private func usedErrors() -> [Expr] {
    let owner = path.lastIndex {
      if case .statement(let statement) = $0, case .type = statement.kind { true } else { false }
    }
    let own = path[(owner.map { $0 + 1 } ?? 0)...]
    guard let function = own.first(where: { if case .function = $0 { true } else { false } }) else { return [] }
    var found: [Expr] = []
    func add(_ value: Expr) {
      let text = layout.text(value.range)
      if text.first?.isUppercase == true, isFree(value), !Self.tellsOfTime(text) { found.append(value) }
    }
    function.walk { node in
      switch node {
      case .statement(let statement): if case .throw(let value) = statement.kind { add(value) }
      case .expression(let expression):
        guard case .call(let call) = expression.kind, let argument = call.arguments.first else { break }
        if argument.label == "throwing" || Self.fails(call.callee) { add(argument.value) }
      default: break
      }
      return true
    }
    return found
  }

  /// `.failure(…)`, `promise.fail(…)`, `resolver.reject(…)`
  private static func fails(_ callee: Expr) -> Bool {
    guard case .member(_, let name, _) = callee.kind else { return false }
    return ["failure", "fail", "reject"].contains(name)
  }

  /// An error that says that the time is over says nothing of what else went wrong.
  private static func tellsOfTime(_ text: String) -> Bool {
    let text = text.lowercased()
    return text.contains("timedout") || text.contains("timeout")
  }

  /// Whether an expression uses nothing that is bound where it stands: types and cases only.
  private func isFree(_ value: Expr) -> Bool {
    var isFree = true
    Node.expression(value).walk { node in
      if case .expression(let inner) = node {
        switch inner.kind {
        case .name(let name): if name.first?.isLowercase != false { isFree = false }
        case .closure, .interpolation, .subscripted: isFree = false
        default: break
        }
      }
      return isFree
    }
    return isFree
  }

  private static let words = [
    "unknown", "missing", "notfound", "empty", "nodata", "unavailable", "failed", "failure", "gone", "closed",
    "invalid",
    "malformed", "cancelled",
  ]

  /// An error type of the file with a case that fits.
  private func declared(_ wanted: String?) -> String? {
    let types = layout.file.types(visibleOn: path).filter { type in
      type.inherited.contains { $0.baseName == "Error" || $0.baseName == "LocalizedError" } && type.kind != .extension
        && type.kind != .protocol && (wanted == nil ? !Self.tellsOfTime(type.name) : type.name == wanted)
    }
    return types.lazy.compactMap(value).first
  }

  private func value(of type: TypeDecl) -> String? {
    if type.kind == .enum {
      let names = type.cases.filter { $0.payload.isEmpty }.map(\.name)
      let fitting = Self.words.lazy.compactMap { word in names.first { $0.lowercased().contains(word) } }.first
      return (fitting ?? (names.count == 1 ? names.first : nil)).map { "\(type.name).\($0)" }
    }
    let hasState = type.members.contains { member in
      switch member.kind {
      case .variable(let variable): variable.bindings.contains { $0.value == nil && $0.accessors.isEmpty }
      case .function(let function): function.kind == .initializer
      default: false
      }
    }
    return hasState ? nil : "\(type.name)()"
  }
}
