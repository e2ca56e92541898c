import LeakAST
import LeakDomain
import LeakModel

/// What a waiter takes: the value and error of a continuation, the parameters of a handler, as far as the source says.
struct WaiterShape {
  /// The value that a continuation is resumed with, if it is known.
  private(set) var result: TypeRef?
  private(set) var canThrow = false
  /// The error type of a continuation that takes errors of one type only.
  private(set) var errorType: String?
  private(set) var handler: TypeRef.FunctionType?
  private(set) var isOptional = false
  /// Other exits give a handler the text of an error: an empty one would say that all is well.
  private(set) var tellsErrors = false
  /// Other exits await the call: the handler runs on an actor.
  private(set) var isAwaited = false
  /// A handler without a type of its own is called with `true` or `false`.
  private(set) var isAnswer = false
  /// The future whose closure is given a promise: `Future`, `Single`.
  private(set) var futureName: String?
  /// A value that another exit resumes with and that needs nothing from its surroundings.
  private var usedValue: String?

  init(_ layout: SourceLayout, _ verdict: Verdict) {
    let path = layout.file.path(to: verdict.begin.location.range)
    switch verdict.primitive.kind {
    case .handler:
      readParameter(path, verdict, layout)
      readCalls(path, verdict.expression, layout)
    case .promise:
      readParameter(path, verdict, layout)
      futureName = Self.future(path, verdict.begin.location.range)
    case .continuation: readContinuation(path, verdict, layout)
    default: break
    }
  }

  /// `Single` of `Single.create { … }`, `Future` of `Combine.Future { … }`.
  private static func future(_ path: [Node], _ begin: SourceRange) -> String? {
    let call = path.reversed().lazy.compactMap { node -> Call? in
      guard case .expression(let value) = node, case .call(let call) = value.kind else { return nil }
      return call.nameRange == begin ? call : nil
    }.first
    switch call?.callee.kind {
    case .name(let name): return name
    case .member(let base?, "create", _):
      switch base.kind {
      case .name(let name), .member(_, let name, _): return name
      default: return nil
      }
    case .member(_, let name, _): return name
    default: return nil
    }
  }

  func value(in file: SourceFile) -> DefaultValues.Choice? {
    if let result { return DefaultValues.choice(for: result, in: file) }
    return usedValue.map { DefaultValues.Choice(text: $0, isCertain: $0 == "nil" || $0 == "()") }
  }

  private mutating func readParameter(_ path: [Node], _ verdict: Verdict, _ layout: SourceLayout) {
    let functions = path.compactMap { if case .function(let function) = $0 { function } else { nil } }
    let parameters = functions.reversed().flatMap(\.parameters)
    guard let parameter = parameters.first(where: { $0.name == verdict.carrier }), let type = parameter.type else {
      return
    }
    if case .optional = type { isOptional = true }
    handler = type.functionType ?? layout.file.alias(type.baseName)?.functionType
  }

  /// What other exits give to a handler.
  private mutating func readCalls(_ path: [Node], _ carrier: String, _ layout: SourceLayout) {
    let scope = path.last { if case .function = $0 { true } else { false } }
    var isAnswered: [Bool] = []
    scope?.walk { node in
      if case .expression(let value) = node, case .awaited(let inner) = value.kind, case .call(let call) = inner.kind,
        case .name(carrier) = call.callee.kind
      {
        isAwaited = true
      }
      guard case .expression(let value) = node, case .call(let call) = value.kind,
        case .name(carrier) = call.callee.kind
      else { return true }
      let values = call.arguments.map(\.value)
      isAnswered.append(values.count == 1 && values[0].isBool)
      if values.contains(where: { Self.isErrorText($0, layout) }) { tellsErrors = true }
      return true
    }
    isAnswer = !isAnswered.isEmpty && isAnswered.allSatisfy { $0 }
  }

  /// `error.localizedDescription`, `"\(error)"`, `"no such file"`
  private static func isErrorText(_ value: Expr, _ layout: SourceLayout) -> Bool {
    if case .literal(.string(let text)) = value.kind { return text.contains(" ") }
    return layout.text(value.range).lowercased().contains("error")
  }

  private mutating func readContinuation(_ path: [Node], _ verdict: Verdict, _ layout: SourceLayout) {
    let functions = path.compactMap { if case .function(let function) = $0 { function } else { nil } }
    canThrow = layout.text(verdict.begin.location.range).contains("Throwing")
    let declared = functions.reversed().flatMap(\.parameters).first { $0.name == verdict.carrier }?.type
    if let declared, verdict.waiter == nil { readType(declared) }
    guard let index = path.lastIndex(where: { $0.isCall(at: verdict.begin.location.range) }) else { return }
    if case .expression(let expression) = path[index], case .call(let call) = expression.kind,
      case .closure(let closure)? = call.arguments.last?.value.kind
    {
      if let type = closure.parameters.first?.type { readType(type) }
      readUses(.function(closure), verdict.expression, layout)
    }
    if result == nil { result = Self.expected(path, index) }
  }

  private mutating func readType(_ type: TypeRef) {
    guard case .named(_, let arguments) = type.unwrapped, let first = arguments.first else { return }
    result = first
    if arguments.count > 1 {
      let failure = arguments[1].baseName
      canThrow = failure != "Never"
      errorType = failure == "Error" || failure == "Never" ? nil : failure
    }
  }

  /// How other exits resume: with nothing at all, or with a literal.
  private mutating func readUses(_ closure: Node, _ carrier: String, _ layout: SourceLayout) {
    var values: [String] = []
    closure.walk { node in
      guard case .expression(let expression) = node, case .call(let call) = expression.kind,
        case .member(let base?, "resume", _) = call.callee.kind, case .name(carrier) = base.kind
      else { return true }
      guard let argument = call.arguments.first else {
        values.append("()")
        return true
      }
      if argument.label == "returning", case .literal(let literal) = argument.value.kind {
        switch literal {
        case .nil: values.append("nil")
        case .bool: values.append("false")
        default: break
        }
      } else if argument.label == "returning", case .array = argument.value.kind {
        values.append("[]")
      }
      return true
    }
    usedValue = values.contains("nil") ? "nil" : values.first
  }

  /// What the place of a call expects, as far as it is written there: `let x: T = `, `return` in a function that returns
  /// a `T`, or the only expression of such a function.
  private static func expected(_ path: [Node], _ index: Int) -> TypeRef? {
    for position in stride(from: index - 1, through: 0, by: -1) {
      guard case .statement(let statement) = path[position] else {
        if case .expression(let expression) = path[position] {
          switch expression.kind {
          case .tried, .awaited: continue
          default: return nil
          }
        }
        return nil
      }
      switch statement.kind {
      case .variable(let variable): return variable.bindings.first?.type
      case .return: return result(around: path, position)
      case .expr: return isOnly(path, position) ? result(around: path, position) : .void
      default: return nil
      }
    }
    return nil
  }

  private static func result(around path: [Node], _ position: Int) -> TypeRef? {
    for node in path[..<position].reversed() {
      if case .function(let function) = node {
        if function.kind == .closure, function.result == nil { return passed(around: path, position, function) }
        return function.result ?? (function.kind == .closure ? nil : .void)
      }
      if case .statement(let statement) = node, case .variable(let variable) = statement.kind {
        return variable.bindings.first?.type
      }
    }
    return nil
  }

  /// What a closure gives to a call that hands its result on.
  private static func passed(around path: [Node], _ position: Int, _ closure: Function) -> TypeRef? {
    let index = path[..<position].lastIndex { node in
      guard case .expression(let value) = node, case .call(let call) = value.kind else { return false }
      return call.arguments.first { $0.value.isClosure }?.value.range == closure.range
    }
    guard let index, case .expression(let value) = path[index], case .call(let call) = value.kind else { return nil }
    switch call.callee.kind {
    case .name("withTaskCancellationHandler"): return expected(path, index)
    case .member(_, "addTask", _), .member(_, "addTaskUnlessCancelled", _): return childResult(path[..<index])
    default: return nil
    }
  }

  /// `of: Answer.self` of the task group around.
  private static func childResult(_ path: ArraySlice<Node>) -> TypeRef? {
    path.reversed().lazy.compactMap { node -> TypeRef? in
      guard case .expression(let value) = node, case .call(let call) = value.kind,
        let type = call.arguments.first(where: { $0.label == "of" })?.value,
        case .member(let base?, "self", _) = type.kind
      else { return nil }
      switch base.kind {
      case .type(let type): return type
      case .name(let name): return .named(name, [])
      case .optionalChain(let inner):
        if case .name(let name) = inner.kind { return .optional(.named(name, [])) }
        return nil
      default: return nil
      }
    }.first
  }

  /// Whether a statement is the only one of its function.
  private static func isOnly(_ path: [Node], _ position: Int) -> Bool {
    guard position >= 2, case .block(let block) = path[position - 1], case .function(let function) = path[position - 2]
    else { return false }
    return block.statements.count == 1 && (function.kind == .closure || function.result.map { !$0.isVoid } == true)
  }
}

extension Expr {
  fileprivate var isBool: Bool { if case .literal(.bool) = kind { true } else { false } }
}

extension Node {
  fileprivate func isCall(at name: SourceRange) -> Bool {
    guard case .expression(let expression) = self, case .call(let call) = expression.kind else { return false }
    return call.nameRange == name
  }
}

extension SourceFile {
  /// The type behind a `typealias` of the file.
  func alias(_ name: String?) -> TypeRef? {
    var found: TypeRef?
    for statement in statements {
      Node.statement(statement).walk { node in
        if case .statement(let inner) = node, case .alias(let alias, let type) = inner.kind, alias == name {
          found = type
        }
        return found == nil
      }
    }
    return found
  }
}
