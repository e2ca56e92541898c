import LeakAST
import LeakDomain
import LeakModel

/// How the source speaks of what carries an obligation: its expression, and local functions and closures that meet it.
struct Carrier {
  /// `continuation`, `pair.continuation`, `self.group`, `$0`
  let expression: String
  let primitive: Primitive
  /// The struct in which it is a member: `request`.
  let wrapper: String?
  /// The members that carry it as well, and the variables that hold one of them: `pair.source`, `source`.
  private(set) var parts: Set<String> = []
  /// Local functions and closures in variables that meet the obligation when they are called, other names of the carrier,
  /// and objects that are made of it.
  private(set) var aliases: Set<String> = []

  init(_ verdict: Verdict, in layout: SourceLayout) {
    expression = verdict.primitive.kind == .operation ? OwnMember.name(verdict.expression) : verdict.expression
    primitive = verdict.primitive
    if let other = verdict.counterpart { aliases.insert(other) }
    let carrier = verdict.carrier
    wrapper = expression.hasPrefix(carrier + ".") ? carrier : nil
    let path = layout.file.path(to: verdict.begin.location.range)
    guard let scope = path.first(where: { if case .function = $0 { true } else { false } }) else { return }
    parts = Set(primitive.parts.map { "\(expression).\($0)" })
    if !parts.isEmpty {
      scope.walk { node in
        collectPart(node)
        return true
      }
    }
    if primitive.isHandedAround {
      scope.walk { node in
        collectHolder(node)
        return true
      }
    }
    var code = layout.localCode.filter { scope.range.contains($0.range) }
    var count = -1
    while count != aliases.count {
      count = aliases.count
      code.removeAll { local in
        guard isSettled(in: local.code) else { return false }
        aliases.insert(local.name)
        return true
      }
    }
  }

  /// The first name of the expression.
  var root: String { expression.split(separator: ".").first.map(String.init) ?? expression }

  /// `let source = pair.source`
  private mutating func collectPart(_ node: Node) {
    guard case .statement(let statement) = node, case .variable(let variable) = statement.kind else { return }
    for binding in variable.bindings {
      guard case .name(let name, _) = binding.pattern.kind, let value = binding.value.flatMap(dotted),
        parts.contains(value)
      else { continue }
      parts.insert(name)
    }
  }

  /// `let waiting = continuation`, `let box = Box(continuation)`
  private mutating func collectHolder(_ node: Node) {
    guard case .statement(let statement) = node, case .variable(let variable) = statement.kind else { return }
    for binding in variable.bindings {
      guard case .name(let name, _) = binding.pattern.kind, let value = binding.value?.bare else { continue }
      let isHeld: Bool
      if case .call(let call) = value.kind {
        isHeld = call.arguments.contains { dotted($0.value) == expression }
      } else {
        isHeld = dotted(value) == expression
      }
      if isHeld { aliases.insert(name) }
    }
  }

  /// Whether somewhere in a node the obligation is met, or may be: anything but a neutral use of the carrier.
  func isSettled(in node: Node) -> Bool {
    var found = false
    node.walk { node in
      guard !found, case .expression(let expression) = node else { return !found }
      if isDischarge(expression) { found = true }
      switch expression.kind {
      case .name(let name):
        found = name == self.expression || name == wrapper || aliases.contains(name) || isOwnMethod(name)
      case .member(let base?, let name, _):
        if primitive.neutral.contains(name), dotted(base) == self.expression { return false }
        found = dotted(expression) == self.expression
        // Another member of the struct.
        if !found, let wrapper, dotted(base) == wrapper { return false }
      default: break
      }
      return !found
    }
    return found
  }

  /// Whether a node speaks of the carrier at all.
  func isUsed(in node: Node) -> Bool {
    var found = false
    node.walk { node in
      if case .expression(let value) = node, dotted(value) == expression { found = true }
      return !found
    }
    return found
  }

  /// Whether a turn of a loop gives the carrier to somebody else, or to a closure that may run later: the obligation may
  /// still be met when the loop has ended.
  func isHanded(in loop: Stmt) -> Bool {
    let own = loop.call?.arguments.map(\.value.range) ?? []
    var found = false
    Node.statement(loop).walk { node in
      switch node {
      case .function(let function) where function.kind == .closure && !own.contains(function.range):
        if isSettled(in: node) { found = true }
        return false
      case .expression(let value):
        if isDischarge(value) { return false }
        if case .call(let call) = value.kind, case .member(let base?, let name, _) = call.callee.kind,
          primitive.neutral.contains(name), dotted(base) == expression
        {
          return false
        }
        if dotted(value) == expression { found = true }
      default: break
      }
      return !found
    }
    return found
  }

  /// Whether an expression is a plain discharge: `carrier.leave()`, `carrier.finish()`, `carrier?(nil)`.
  func isDischarge(_ expression: Expr) -> Bool {
    guard case .call(let call) = expression.kind else { return false }
    if primitive.isCalled { return dotted(call.callee) == self.expression }
    if case .name(let name) = call.callee.kind {
      return primitive.isTaken && name == self.expression || isOwnMethod(name)
    }
    guard case .member(let base?, let name, _) = call.callee.kind else { return false }
    guard primitive.discharges.contains(name) || isDischargingCase(call, of: name), let carrier = dotted(base) else {
      return false
    }
    return carrier == self.expression || parts.contains(carrier)
      || self.expression == "self"
        && (primitive.parts.contains(carrier) || primitive.discharges.contains(signature(call, name)))
  }

  private func signature(_ call: Call, _ name: String) -> String {
    "\(name)(\(call.arguments.map { "\($0.label ?? "_"):" }.joined()))"
  }

  /// `write(.end)`, `reply(toApplicationShouldTerminate: true)`, where the model names the case or the label as well.
  private func isDischargingCase(_ call: Call, of name: String) -> Bool {
    guard let first = call.arguments.first else { return false }
    if primitive.discharges.contains(signature(call, name)) { return true }
    let value = if case .call(let inner) = first.value.kind { inner.callee } else { first.value }
    guard case .member(nil, let item, _) = value.kind else { return false }
    return primitive.discharges.contains("\(name)(.\(item))")
  }

  /// `resume`, where `self` is to be resumed.
  private func isOwnMethod(_ name: String) -> Bool { expression == "self" && primitive.discharges.contains(name) }

  /// A chain of names, through `?` and `!`.
  func dotted(_ expression: Expr) -> String? {
    switch expression.kind {
    case .name(let name): name
    case .member(let base?, let name, _):
      dotted(base).map { primitive.kind == .operation && $0 == "self" ? name : "\($0).\(name)" }
    case .optionalChain(let inner), .forced(let inner): dotted(inner)
    default: nil
    }
  }
}

extension Expr {
  var isClosure: Bool { if case .closure = kind { true } else { false } }

  /// The expression below `try`, `await` and a cast.
  var bare: Expr {
    switch kind {
    case .tried(_, let inner), .awaited(let inner), .cast(_, let inner, _): inner.bare
    default: self
    }
  }
}
