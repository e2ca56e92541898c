import LeakAST
import LeakDomain
import LeakModel

/// The statements of a function that discharge what begins in it, by the models alone: not by what the analysis finds.
struct DischargeFinder {
  /// A name of the function that carries an obligation, with what discharges it.
  private struct Carrier {
    var primitive: Primitive
    var statements: [Stmt] = []
    /// What somebody else began is the function's to discharge only if it does so on some path: not by its only discharge.
    var isParameter = false
    /// A group that nobody enters, and a promise whose future nobody reads, have nothing to lose.
    var isBegun = true

    var counts: Bool { isBegun && statements.count >= (isParameter ? 2 : 1) }
  }

  private let models: ModelTable
  private var carriers: [String: Carrier] = [:]

  /// Names that stand for something else as well, and waits that end by themselves.
  private var excluded: Set<String> = ["$0"]
  private var readsToTheEnd = false

  /// Of these statements each must be missed where it is left out.
  static func statements(in function: Function, _ models: ModelTable) -> [Stmt] {
    var finder = DischargeFinder(models: models)
    Node.function(function).walk { finder.begin($0) }
    Node.function(function).walk { finder.discharge($0) }
    let all = finder.carriers.filter { name, carrier in
      let isStream = [.stream, .channel].contains(carrier.primitive.kind)
      return carrier.counts && !finder.excluded.contains(name) && (finder.readsToTheEnd || !isStream)
    }
    return all.values.flatMap(\.statements).sorted { $0.range.start < $1.range.start }
  }

  private init(models: ModelTable) { self.models = models }

  private mutating func begin(_ node: Node) -> Bool {
    switch node {
    case .function(let function) where function.kind != .closure: begin(parametersOf: function)
    case .statement(let statement):
      begin(statement)
    case .expression(let expression):
      if case .call(let call) = expression.kind { begin(call) }
      if case .member(let base?, let name, _) = expression.kind { use(name, of: base) }
    case .switchCase(let item): excluded.formUnion(item.items.flatMap(\.pattern.boundNames))
    default: break
    }
    return true
  }

  private mutating func begin(_ statement: Stmt) {
    switch statement.kind {
    case .variable(let variable):
      for binding in variable.bindings { begin(binding) }
    case .forIn(let loop) where loop.isAwait:
      readsToTheEnd = readsToTheEnd || !Node.block(loop.body).isLeft
    default: break
    }
  }

  private mutating func begin(parametersOf function: Function) {
    for parameter in function.parameters {
      if models.isHandler(label: parameter.label, name: parameter.name, type: parameter.type) {
        carriers[parameter.name] = Carrier(primitive: .handler, isParameter: true)
      } else if let type = parameter.type?.baseName, let primitive = models.primitive(ofParameter: type) {
        carriers[parameter.name] = Carrier(primitive: primitive, isParameter: true)
      }
    }
  }

  private mutating func begin(_ binding: VariableDecl.Binding) {
    guard let value = binding.value, case .call(let call) = value.plain.kind else { return }
    let name = call.callee.lastName ?? ""
    if name == "makeStream" {
      if case .tuple(let elements) = binding.pattern.kind, let last = elements.last?.pattern.boundNames.first,
        let primitive = models.primitive(.stream, type: "AsyncStream")
      {
        carriers[last] = Carrier(primitive: primitive)
      }
      return
    }
    guard let bound = binding.pattern.boundNames.first else { return }
    if let primitive = models.primitive(.group, type: name) {
      carriers[bound] = Carrier(primitive: primitive, isBegun: false)
    } else if let primitive = models.primitive(.semaphore, type: name),
      call.arguments.first?.value.kind == .literal(.number("0"))
    {
      carriers[bound] = Carrier(primitive: primitive)
    } else if let primitive = models.primitive(.channel, type: name) ?? models.primitive(resultOf: name) {
      carriers[bound] = Carrier(primitive: primitive, isBegun: primitive.waits.isEmpty)
    }
  }

  private mutating func use(_ member: String, of base: Expr) {
    guard let name = base.plain.plainName, let primitive = carriers[name]?.primitive else { return }
    if primitive.kind == .group ? member == "enter" : primitive.waits.contains(member) {
      carriers[name]?.isBegun = true
    }
  }

  /// A continuation is given to a closure.
  private mutating func begin(_ call: Call) {
    guard let name = call.callee.lastName else { return }
    if name == "wait", call.arguments.first?.label != nil, case .member(let base?, _, _) = call.callee.kind,
      let waited = base.plain.plainName
    {
      excluded.insert(waited)
    }
    let primitive = models.primitive(givenToClosureOf: name) ?? models.primitive(.stream, type: name)
    guard let primitive, let last = call.arguments.last, case .closure(let closure) = last.value.kind else { return }
    carriers[closure.parameters.first?.name ?? "$0"] = Carrier(primitive: primitive)
  }

  private mutating func discharge(_ node: Node) -> Bool {
    guard case .statement(let statement) = node else { return true }
    let value: Expr
    switch statement.kind {
    case .expr(let only): value = only
    case .return(let only?): value = only
    default: return true
    }
    guard case .call(let call) = value.plain.kind else { return true }
    switch call.callee.plain.kind {
    case .name(let name) where carriers[name]?.primitive.isCalled == true:
      carriers[name]?.statements.append(Stmt(statement.kind, range: value.range))
    case .member(let base?, let method, _):
      guard let name = base.plain.plainName, carriers[name]?.primitive.discharges.contains(method) == true else {
        return true
      }
      carriers[name]?.statements.append(Stmt(statement.kind, range: value.range))
    default: break
    }
    return true
  }
}

extension Node {
  /// Whether a `return` or `break` stands in it.
  fileprivate var isLeft: Bool {
    var found = false
    walk { node in
      if case .statement(let statement) = node {
        switch statement.kind {
        case .return, .break: found = true
        default: break
        }
      }
      return !found
    }
    return found
  }
}

extension Expr {
  /// Below `try`, `await`, `?` and `!`.
  fileprivate var plain: Expr {
    switch kind {
    case .tried(_, let inner), .awaited(let inner), .optionalChain(let inner), .forced(let inner): inner.plain
    default: self
    }
  }

  fileprivate var plainName: String? { if case .name(let name) = kind { name } else { nil } }

  fileprivate var lastName: String? {
    switch plain.kind {
    case .name(let name), .member(_, let name, _): name
    case .type(let type): type.baseName
    default: nil
    }
  }
}
