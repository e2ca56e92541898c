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
    let body = flow.file[id]
    fillBlock(Block(statements, range: body.range), returnsLoneExpression: false)
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
    let body = flow.file[id]
    if returnsLoneExpression, block.statements.count == 1, case .expr(let expression)? = block.statements.first?.kind,
      body.isClosure || body.result != nil
    {
      let value = evaluate(expression)
      exit(.end, value: value, range: body.endRange)
      return
    }
    statements(of: block)
    exit(.end, value: nil, range: body.endRange)
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
    if let value = capture.value {
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
