import LeakAST
import LeakModel

/// The ways in which a body begins: functions, closures, initial values, the top level.
extension BodyBuilder {
  func fill(_ function: Function) {
    declareParameters(function)
    if let block = function.body { fillBlock(block, returnsLoneExpression: true) }
    finish()
  }

  func fillTopLevel(_ statements: [Stmt]) {
    fillBlock(Block(statements, range: flow.file[id].range), returnsLoneExpression: false)
    finish()
  }

  /// An initial value as a body of its own. Returns what the expression stands for.
  @discardableResult
  func fillExpression(_ expression: Expr) -> Value {
    let value = evaluate(expression)
    exit(.returns, value: value, range: expression.range)
    finish()
    return value
  }

  private func fillBlock(_ block: Block, returnsLoneExpression: Bool) {
    let (isClosure, result, end) = (flow.file[id].isClosure, flow.file[id].result, flow.file[id].endRange)
    if returnsLoneExpression, block.statements.count == 1, case .expr(let expression)? = block.statements.first?.kind,
      isClosure || result != nil
    {
      let value = evaluate(expression)
      exit(.end, value: value, range: end)
      return
    }
    if returnsLoneExpression, block.statements.count == 1, let branch = block.statements.first,
      isClosure && branch.hasPlainArm || result.map({ $0.baseName != "Void" }) ?? false,
      branch.armsAreExpressions
    {
      let value = statementValue(branch)
      exit(.end, value: value, range: end)
      return
    }
    statements(of: block)
    exit(.end, value: nil, range: end)
  }

  private func declareParameters(_ function: Function) {
    for capture in function.captures { declareCapture(capture, range: function.nameRange) }
    for parameter in function.parameters {
      let variable = flow.newVariable(
        parameter.name, isLet: true, type: parameter.type, owner: id, range: parameter.range)
      declare(parameter.name, .variable(variable))
      var entry = BodyParameter(
        label: parameter.label, variable: variable, type: parameter.type, hasDefault: parameter.defaultValue != nil,
        isVariadic: parameter.isVariadic)
      if case .closure(let closure)? = parameter.defaultValue?.kind {
        entry.isEmptyByDefault = closure.body?.statements.isEmpty ?? false
      }
      flow.updateBody(id) { $0.parameters.append(entry) }
    }
    if case .function(.accessor(let accessor)) = flow.file[id].kind, ["set", "willSet", "didSet"].contains(accessor),
      function.parameters.isEmpty
    {
      let name = accessor == "didSet" ? "oldValue" : "newValue"
      declare(name, .variable(flow.newVariable(name, isLet: true, owner: id, range: function.nameRange)))
    }
  }

  private func declareCapture(_ capture: Capture, range: SourceRange) {
    let source: Value
    if let copy = copies[capture.name] {
      source = copy
      if let variable = copy.rootVariable { flow.noteUse(of: variable, in: id) }
    } else if let value = capture.value {
      source = evaluate(value)
    } else {
      source = nameValue(capture.name, range: range)
    }
    switch capture.strength {
    case .weak:
      if capture.name == "self" { flow.updateBody(id) { $0.capturesSelfWeakly = true } }
      let variable = flow.newVariable(capture.name, isLet: true, owner: id, range: range, isWeak: true)
      flow.updateVariable(variable) { $0.definition = source }
      declare(capture.name, .variable(variable))
    case .strong, .unowned:
      flow.updateBody(id) { $0.captured.insert(source) }
      declare(capture.name, .value(source))
    }
  }

  /// The variable of `$0`, `$1`… made on first use.
  func shorthandParameter(_ name: String) -> VarID? {
    if let known = shorthand[name] { return known }
    guard name.hasPrefix("$"), let index = Int(name.dropFirst()), index < 32, flow.file[id].isClosure else {
      return nil
    }
    let range = flow.file[id].nameRange
    while flow.file[id].parameters.count <= index {
      let next = "$\(flow.file[id].parameters.count)"
      let variable = flow.newVariable(next, isLet: true, owner: id, range: range)
      shorthand[next] = variable
      flow.updateBody(id) {
        $0.parameters.append(BodyParameter(label: nil, variable: variable, type: nil, hasDefault: false))
      }
    }
    return shorthand[name]
  }
}

/// `if` and `switch` that are the only statement of a body, and its value.
extension Stmt {
  /// Whether each arm is one expression, and there is one for each case.
  fileprivate var armsAreExpressions: Bool { arms?.allSatisfy { $0 != nil } ?? false }

  /// Whether an arm does nothing: its value must be for somebody.
  fileprivate var hasPlainArm: Bool { arms?.contains { $0.map(BodyBuilder.isPure) ?? false } ?? false }

  /// The expressions that the arms are; `nil` for what is no such statement, or has no `else`.
  private var arms: [Expr?]? {
    guard label == nil else { return nil }
    switch kind {
    case .expr(let expression):
      guard case .statement(let inner) = expression.kind else { return nil }
      return inner.arms
    case .if(let first):
      guard let otherwise = first.otherwise else { return nil }
      if otherwise.statements.count == 1, let rest = otherwise.statements[0].arms {
        return first.then.values + rest
      }
      return first.then.values + otherwise.values
    case .switch(let branch): return branch.cases.flatMap(\.body.values)
    default: return nil
    }
  }
}

extension Block {
  /// The one expression that it is, nothing for a `throw`, and `nil` for anything else.
  fileprivate var values: [Expr?] {
    guard statements.count == 1 else { return [nil] }
    switch statements[0].kind {
    case .throw: return []
    case .expr(let expression):
      guard case .statement = expression.kind else { return [expression] }
      return [nil]
    default: return [nil]
    }
  }
}
