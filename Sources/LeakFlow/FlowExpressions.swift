import LeakAST
import LeakModel

/// Expressions, in the order in which they are evaluated. Each yields what it stands for.
extension BodyBuilder {
  func evaluate(_ expression: Expr) -> Value {
    let savedChain = chainEnd
    defer { chainEnd = savedChain }
    switch expression.kind {
    case .call, .member, .subscripted, .optionalChain, .forced: return evaluateChain(expression)
    default:
      chainEnd = nil
      return evaluateSimple(expression)
    }
  }

  /// The outermost postfix expression of a chain: the nil side of every `?` in it goes behind it.
  private func evaluateChain(_ expression: Expr) -> Value {
    guard Self.hasOptionalLink(expression) else {
      chainEnd = nil
      return evaluateLink(expression)
    }
    return evaluateChain(expression, end: newBlock(), missing: nil)
  }

  /// The same, where the nil side of a chain goes elsewhere than what is there: in `list?.isEmpty == false` nil is no `false`.
  func evaluateChain(_ expression: Expr, ifMissing elsewhere: Int) -> Value {
    let savedChain = chainEnd
    defer { chainEnd = savedChain }
    return evaluateChain(expression, end: newBlock(), missing: elsewhere)
  }

  private func evaluateChain(_ expression: Expr, end: Int, missing elsewhere: Int?) -> Value {
    let missing = newBlock()
    chainEnd = missing
    let savedRange = chainRange
    chainRange = expression.range
    defer { chainRange = savedRange }
    let result = evaluateLink(expression)
    jump(to: end)
    current = missing
    emit(.assume(.isNil(result), true), expression.range)
    jump(to: elsewhere ?? end)
    current = end
    return result
  }

  static func hasOptionalLink(_ expression: Expr) -> Bool {
    var link = expression
    while true {
      switch link.kind {
      case .optionalChain: return true
      case .call(let call): link = call.callee
      case .member(let base?, _, _), .subscripted(let base, _), .forced(let base), .postfix(_, let base): link = base
      default: return false
      }
    }
  }

  /// One link of a chain.
  func evaluateLink(_ expression: Expr) -> Value {
    switch expression.kind {
    case .call(let call): return self.call(call, range: expression.range)
    case .member(let base, let name, _): return member(base, name, range: expression.range)
    case .subscripted(let base, let arguments):
      let baseValue = evaluateLink(base)
      let operands = operands(of: arguments).map(\.value)
      return operands.isEmpty ? .unknown : .operation("[]", [baseValue] + operands)
    case .optionalChain(let base):
      let value = evaluateLink(base)
      // `[Int?](repeating: nil, count: 3)`
      if case .global(let type) = value, type.isCapitalized { return value }
      if let end = chainEnd {
        noteSkippable(.optionalChain(value), head: expression.range, range: chainRange)
        test(.isNil(value), kind: .optionalChain, range: expression.range, otherwise: end, negated: true)
      }
      return refersToSelf(value) ? .selfReference : value
    case .forced(let base): return evaluateLink(base)
    default:
      let savedChain = chainEnd
      defer { chainEnd = savedChain }
      return evaluate(expression)
    }
  }

  private func member(_ base: Expr?, _ name: String, range: SourceRange) -> Value {
    guard let base else { return .implicitMember(name) }
    let value = evaluateLink(base)
    let result: Value
    switch value {
    case .selfReference, .global("Self"): result = .global(name)
    case .tuple(let parts): result = Int(name).flatMap { $0 < parts.count ? parts[$0] : nil } ?? .unknown
    default: result = .member(value, name)
    }
    if Self.awaitable.contains(name) { awaitValue(result, range: range, mayThrow: name == Self.throwing) }
    return result
  }

  /// Members that suspend where they are read under `await`: of tasks, futures and groups.
  private static let awaitable: Set<String> = ["value", "result", "values", "first", "isEmpty"]
  /// That of them which throws the error that there is in place of a value.
  private static let throwing = "value"

  func nameValue(_ name: String, range: SourceRange) -> Value {
    switch lookup(name) {
    case .variable(let variable):
      flow.noteUse(of: variable, in: id)
      // Using a closure by its name uses what it captures.
      switch flow.file[variable].definition {
      case .body(let body)?: noteFreeVariables(of: body)
      case .member(.variable(let base), _)?: flow.noteUse(of: base, in: id)
      default: if !flow.file[variable].isLet { flow.variableUses.append((id, variable)) }
      }
      return .variable(variable)
    case .function(let body):
      noteFreeVariables(of: body)
      return .body(body)
    case .value(let value):
      if let variable = value.rootVariable { flow.noteUse(of: variable, in: id) }
      return value
    case nil:
      if name == "self" { return .selfReference }
      if let variable = shorthandParameter(name) { return .variable(variable) }
      return .global(name)
    }
  }

  /// Using a local function uses what it captures.
  private func noteFreeVariables(of body: BodyID) {
    flow.uses.append((user: id, used: body))
  }

  private func evaluateSimple(_ expression: Expr) -> Value {
    let range = expression.range
    switch expression.kind {
    case .name(let name):
      let value = nameValue(name, range: range)
      if case .variable(let variable) = value, case .body? = flow.file[variable].definition {
        awaitValue(value, range: range)
      }
      return value
    case .closure(let function): return closure(function)
    case .literal(let literal): return .literal(literal)
    case .interpolation(let parts), .array(let parts), .dictionary(let parts), .operands(let parts), .other(let parts):
      return .aggregate(parts.map { evaluate($0) })
    case .tuple(let elements):
      let values = elements.map { evaluate($0.value) }
      return values.count == 1 ? values[0] : .tuple(values)
    case .prefix(let op, let inner): return .operation(op, [evaluate(inner)])
    case .postfix(let op, let inner): return .operation(op, [evaluate(inner)])
    case .binary(let op, let left, let right): return binary(op, left, right, range: range)
    case .assign(let op, let target, let value): return assign(op, target, value, range: range)
    case .ternary(let condition, let then, let otherwise): return ternary(condition, then, otherwise, range: range)
    case .statement(let statement): return statementValue(statement)
    case .tried(let kind, let inner): return tried(kind, inner)
    case .awaited(let inner):
      let saved = awaitCover
      awaitCover = true
      defer { awaitCover = saved }
      return evaluate(inner)
    case .cast(let kind, let inner, let type): return cast(kind, inner, type)
    case .keyPath(let components): return .aggregate([.literal(.string(components.joined(separator: ".")))])
    case .macro(let name, let arguments): return macro(name, arguments, range: range)
    case .inOut(let inner): return .operation("&", [evaluate(inner)])
    case .type(let type): return type.baseName.map { .global($0) } ?? .unknown
    case .call, .member, .subscripted, .optionalChain, .forced: return evaluateChain(expression)
    }
  }

  private func macro(_ name: String, _ arguments: [Argument], range: SourceRange) -> Value {
    finishCall(callee: .global("#" + name), arguments: operands(of: arguments), range: range, nameRange: range)
  }

  private func cast(_ kind: CastKind, _ inner: Expr, _ type: TypeRef) -> Value {
    let value = evaluate(inner)
    switch kind {
    case .is: return .operation("is " + type.outline, [value])
    case .as, .forced: return value
    case .conditional:
      let name = "as? " + type.outline
      flow.file.casts[name] = type
      return .operation(name, [value])
    }
  }

  private func tried(_ kind: TryKind, _ inner: Expr) -> Value {
    let saved = tryCover
    defer { tryCover = saved }
    switch kind {
    case .plain:
      tryCover = .plain
      let before = throwPoints
      let value = evaluate(inner)
      // No call in it: an accessor or a subscript throws.
      if throwPoints == before { mayThrowHere(range: inner.range) }
      return value
    case .forced:
      tryCover = .forced
      return evaluate(inner)
    case .optional:
      let end = newBlock()
      let failed = newBlock()
      let result = temporary(inner.range)
      tryCover = .optional(failed, depth: scopes.count)
      let value = evaluate(inner)
      emit(.bind(result, value), inner.range)
      jump(to: end)
      current = failed
      emit(.bind(result, .literal(.nil)), inner.range)
      jump(to: end)
      current = end
      return .variable(result)
    }
  }
}
