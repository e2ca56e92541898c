import LeakAST
import LeakDomain
import LeakModel

/// What a waiter takes: the value and error of a continuation, the parameters of a handler, as far as the source says.
struct WaiterShape {
  /// The value that a continuation is resumed with, if it is known.
  private(set) var result: TypeRef?
  var canThrow = false
  /// The error type of a continuation that takes errors of one type only.
  private(set) var errorType: String?
  private(set) var handler: TypeRef.FunctionType?
  private(set) var isOptional = false
  /// How other exits meet the obligation.
  private(set) var uses = DischargeUses()
  /// The future whose closure is given a promise: `Future`, `Single`.
  private(set) var futureName: String?

  init(_ layout: SourceLayout, _ verdict: Verdict) {
    let path = layout.file.path(to: verdict.begin.location.range)
    switch verdict.primitive.kind {
    case .handler:
      readParameter(path, verdict, layout)
      readGiven(path, verdict, layout)
      if let scope = path.last(where: { if case .function = $0 { true } else { false } }) {
        uses = DischargeUses(calls: verdict.expression, in: scope, layout)
      }
    case .promise:
      readParameter(path, verdict, layout)
      readGiven(path, verdict, layout)
      futureName = Self.future(path, verdict.begin.location.range)
    case .continuation:
      readContinuation(path, verdict, layout)
      readGiven(path, verdict, layout)
    case .stream: readGiven(path, verdict, layout)
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
      case .type(let type): return type.baseName
      default: return nil
      }
    case .member(_, let name, _): return name
    default: return nil
    }
  }

  func value(in file: SourceFile) -> DefaultValues.Choice? {
    if let result { return DefaultValues.choice(for: result, in: file) }
    return uses.value.map { DefaultValues.Choice(text: $0, isCertain: $0 == "nil" || $0 == "()") }
  }

  /// The type that the analysis knows of a carrier which was taken out of somewhere. A condition has unwrapped it.
  private mutating func readGiven(_ path: [Node], _ verdict: Verdict, _ layout: SourceLayout) {
    guard let type = verdict.carrierType else { return }
    handler = type.functionType ?? handler
    if verdict.primitive.kind != .stream { readType(type.unaliased(in: layout.file)) }
    if case .optional = Self.isUnwrapped(path) ? Self.wrapped(type) : type { isOptional = true }
  }

  private static func isUnwrapped(_ path: [Node]) -> Bool {
    guard case .statement(let statement)? = path.last(where: \.isStatement) else { return false }
    switch statement.kind {
    case .if, .guard, .while: return true
    default: return false
    }
  }

  private static func wrapped(_ type: TypeRef) -> TypeRef {
    if case .optional(let inner) = type { inner } else { type }
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

  private mutating func readContinuation(_ path: [Node], _ verdict: Verdict, _ layout: SourceLayout) {
    let functions = path.compactMap { if case .function(let function) = $0 { function } else { nil } }
    canThrow = layout.text(verdict.begin.location.range).contains("Throwing")
    // Of its own failures the type says nothing in an extension: what the function throws it takes.
    if verdict.expression == "self", let function = functions.last {
      canThrow = layout.text(function.range).contains("resume(throwing:")
    }
    let declared = functions.reversed().flatMap(\.parameters).first { $0.name == verdict.carrier }?.type
    if let declared, verdict.waiter == nil { readType(declared) }
    guard let index = path.lastIndex(where: { $0.isCall(at: verdict.begin.location.range) }) else { return }
    if case .expression(let expression) = path[index], case .call(let call) = expression.kind,
      case .closure(let closure)? = call.arguments.last?.value.kind
    {
      if let type = closure.parameters.first?.type { readType(type) }
      uses = DischargeUses(resumesOf: verdict.expression, in: .function(closure))
    }
    if result == nil { result = ExpectedType.at(path, index) }
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
}

extension Node {
  fileprivate var isStatement: Bool { if case .statement = self { true } else { false } }

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
