import LeakAST
import LeakModel

/// Loops. A `for` loop asks first whether there is anything at all, then after each turn whether there is more: zero
/// turns, one turn and several turns are three paths.
extension BodyBuilder {
  private func withLoop(label: String?, head: Int, end: Int, _ body: () -> Void) {
    jumps.append(
      JumpTarget(
        label: label, breakBlock: end, continueBlock: head, depth: scopes.count, isSwitch: false))
    body()
    jumps.removeLast()
  }

  func whileLoop(_ list: [Condition], _ block: Block, label: String?, range: SourceRange) {
    let header = SourceRange(start: Int(range.start), end: Int(list.last?.range.end ?? range.end))
    noteSkippable(Self.isEndless(list) ? .endlessLoop : .loop, head: header, range: range)
    let head = newBlock()
    let end = newBlock()
    jump(to: head)
    current = head
    scopes.append(Scope())
    conditions(list, kind: .loop, otherwise: end)
    let scope = scopes.removeLast()
    withLoop(label: label, head: head, end: end) {
      scopes.append(scope)
      statements(of: block)
      scopes.removeLast()
    }
    terminate(.repeatLoop(head, range: block.end))
    current = end
  }

  /// `while true`
  private static func isEndless(_ list: [Condition]) -> Bool {
    list.allSatisfy { condition in
      if case .expr(let expression) = condition.kind { expression.kind == .literal(.bool(true)) } else { false }
    }
  }

  func noteSkippable(_ kind: Skippable.Kind, head: SourceRange, range: SourceRange) {
    flow.updateBody(id) { $0.skippable.append(Skippable(kind, head: head, range: range)) }
  }

  func repeatLoop(_ block: Block, _ condition: Expr, label: String?) {
    let head = newBlock()
    let test = newBlock()
    let end = newBlock()
    jump(to: head)
    current = head
    withLoop(label: label, head: test, end: end) { statements(of: block) }
    jump(to: test)
    current = test
    branch(on: condition, kind: .loop, range: condition.range, otherwise: end)
    terminate(.repeatLoop(head, range: condition.range))
    current = end
  }

  func forLoop(_ loop: ForIn, label: String?, range: SourceRange) {
    let savedCover = tryCover
    let sequence = evaluate(loop.sequence)
    if loop.isTry { tryCover = .plain }
    let body = newBlock()
    let more = newBlock()
    let done = newBlock()
    let end = newBlock()
    let header = SourceRange(start: Int(range.start), end: Int(loop.sequence.range.end))
    let isEndless = Self.isEndless(loop.sequence)
    noteSkippable(isEndless ? .endlessLoop : .loop, head: header, range: range)
    firstTurn(loop, sequence, body: body, done: done, header: header)
    current = more
    if isEndless {
      jump(to: body)
      current = body
    } else {
      terminate(.branch(.opaque, kind: .loop, range: header, then: body, otherwise: done), next: body)
    }
    // The exit by an error of the sequence itself comes before the element.
    if loop.isTry { mayThrowHere(range: header) }
    emit(.element(sequence, isAwait: loop.isAwait), header)
    scopes.append(Scope())
    tryCover = savedCover
    // An element that is passed over has had its turn.
    let passes = loop.whereExpr != nil || Self.mayNotMatch(loop.pattern)
    let passed = passes ? newBlock() : more
    if let element = loop.pattern.unwrappedName, case .variable(let variable)? = bindElement(element, of: sequence) {
      test(.isNil(.variable(variable)), kind: .loop, range: loop.pattern.range, otherwise: passed, negated: true)
    } else if Self.mayNotMatch(loop.pattern) {
      match(loop.pattern, .unknown, kind: .loop, range: loop.pattern.range, otherwise: passed)
    } else {
      _ = bindElement(loop.pattern, of: sequence)
    }
    if let condition = loop.whereExpr {
      branch(on: condition, kind: .loop, range: condition.range, otherwise: passed)
    }
    let scope = scopes.removeLast()
    if passes {
      let turn = current
      current = passed
      terminate(.repeatLoop(more, range: loop.whereExpr?.range ?? loop.pattern.range), next: turn)
    }
    let first = blocks.count
    var lastTurnTest: (test: Test, answer: Bool)?
    withLoop(label: label, head: more, end: end) {
      scopes.append(scope)
      statements(of: loop.body)
      lastTurnTest = self.lastTurnTest(of: loop, sequence, since: min(first, body))
      scopes.removeLast()
    }
    terminate(.repeatLoop(more, range: loop.body.end))
    if let (test, answer) = lastTurnTest {
      blocks[more].terminator = .branch(
        test, kind: .loop, range: header, then: answer ? done : body, otherwise: answer ? body : done)
    }
    current = done
    emit(.exhausted(sequence, isAwait: loop.isAwait), header)
    jump(to: end)
    current = end
    tryCover = savedCover
  }

  /// `for case pattern in`: elements that do not match are passed over.
  private static func mayNotMatch(_ pattern: Pattern) -> Bool {
    switch pattern.kind {
    case .name, .wildcard: false
    case .tuple(let elements): elements.contains { mayNotMatch($0.pattern) }
    case .asType(let inner, _): mayNotMatch(inner)
    case .enumCase, .optional, .isType, .expr: true
    }
  }

  private func bindElement(_ pattern: Pattern, of sequence: Value) -> Binding? {
    bind(pattern, to: .unknown, isLet: true)
    guard case .name(let name, _) = pattern.kind, let bound = lookup(name) else { return nil }
    if case .variable(let variable) = bound { flow.updateVariable(variable) { $0.sequence = sequence } }
    return bound
  }

  private func firstTurn(_ loop: ForIn, _ sequence: Value, body: Int, done: Int, header: SourceRange) {
    switch Self.turns(of: loop.sequence) {
    case .some(false): jump(to: done)
    case .some(true): jump(to: body)
    case nil:
      if let limit = limit(of: sequence) { return branch(onPositive: limit, then: body, otherwise: done, header) }
      let source = (stepped(sequence) ?? sequence).elementsSource { flow.file[$0] }
      let isEmpty: Test = loop.isAwait ? .opaque : .isTrue(.member(source, "isEmpty"))
      terminate(.branch(isEmpty, kind: .loop, range: header, then: done, otherwise: body))
    }
  }

  /// The smaller of several numbers, up to which a loop counts: `0..<min(4, paths.count)`.
  private func limit(of sequence: Value) -> [Value]? {
    guard case .operation("..<", let bounds) = sequence, bounds.count == 2, bounds[0] == .literal(.number("0")) else {
      return nil
    }
    var end = bounds[1]
    if case .variable(let id) = end, flow.file[id].isLet, let definition = flow.file[id].definition { end = definition }
    if case .member(let list, "count") = end, end != bounds[1], flow.isStable(list) { return [end] }
    guard case .call(let id) = end, flow.file[id].callee == .global("min") else { return nil }
    return flow.file[id].arguments.map(\.value)
  }

  /// All of these numbers are more than 0, or there is no turn.
  private func branch(onPositive numbers: [Value], then body: Int, otherwise done: Int, _ header: SourceRange) {
    for number in numbers {
      if case .literal(.number(let text)) = number, text != "0" { continue }
      var end = Value.operation("..<", [.literal(.number("0")), number])
      end = end.elementsSource { flow.file[$0] }
      test(.isTrue(.member(end, "isEmpty")), kind: .loop, range: header, otherwise: done, negated: true)
    }
    jump(to: body)
  }

  /// `stride(from: 0, to: all.count, by: 10)` is empty where `0..<all.count` is.
  private func stepped(_ sequence: Value) -> Value? {
    guard case .call(let id) = sequence, case .global("stride") = flow.file[id].callee else { return nil }
    let bounds = flow.file[id].arguments
    guard bounds.count == 3, bounds[1].label == "to", bounds[0].value == .literal(.number("0")) else { return nil }
    return .operation("..<", [bounds[0].value, bounds[1].value])
  }

  /// `for attempt in 1...`
  private static func isEndless(_ sequence: Expr) -> Bool {
    if case .postfix("...", _) = sequence.kind { true } else { false }
  }

  /// Whether a sequence written out has elements; `nil` where that is not to be seen.
  static func turns(of sequence: Expr) -> Bool? {
    switch sequence.kind {
    case .array(let elements), .dictionary(let elements): return !elements.isEmpty
    case .postfix("...", _): return true
    // A closed range has at least one element: making one without traps.
    case .binary("...", _, _): return true
    case .binary("..<", let low, let high):
      guard case .literal(.number(let a)) = low.kind, case .literal(.number(let b)) = high.kind, let a = Int(a),
        let b = Int(b)
      else { return nil }
      return a < b
    default: return nil
    }
  }
}

extension Pattern {
  /// What names the value of an optional: `name?`, `.some(let name)`.
  fileprivate var unwrappedName: Pattern? {
    let inner: Pattern? =
      switch kind {
      case .optional(let inner): inner
      case .enumCase(nil, "some", let payload) where payload.count == 1: payload[0].pattern
      default: nil
      }
    guard case .name? = inner?.kind else { return nil }
    return inner
  }
}
