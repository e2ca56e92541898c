import LeakAST
import LeakModel

/// `let`, `var` and `async let`, and what a pattern binds.
extension BodyBuilder {
  func variable(_ declaration: VariableDecl) {
    for binding in declaration.bindings {
      if declaration.isAsync, let value = binding.value {
        asyncLet(binding, value)
        continue
      }
      let value = binding.value.map { evaluate($0) }
      let type = binding.type ?? binding.value.flatMap(Self.castType)
      bind(binding.pattern, to: value, isLet: declaration.isLet, type: type)
      let context = FlowBuilder.MemberContext(typeName: flow.file[id].typeName, path: nil, isExtension: false)
      for accessor in binding.accessors { buildLocalAccessor(accessor, context) }
      for name in binding.pattern.boundNames { noteGlobal(name, declaration, binding) }
    }
  }

  private func noteGlobal(_ name: String, _ declaration: VariableDecl, _ binding: VariableDecl.Binding) {
    guard flow.file[id].kind == .topLevel, case .variable(let variable)? = lookup(name) else { return }
    flow.updateVariable(variable) {
      $0.isPrivate = declaration.modifiers.contains("private") || declaration.modifiers.contains("fileprivate")
      $0.hasAccessors = !binding.accessors.isEmpty
    }
  }

  /// The type that an expression is cast to, with or without a question.
  static func castType(_ expression: Expr) -> TypeRef? {
    switch expression.kind {
    case .cast(let kind, _, let type): kind == .is ? nil : type
    case .tried(_, let inner), .awaited(let inner), .forced(let inner): castType(inner)
    default: nil
    }
  }

  private func buildLocalAccessor(_ accessor: Function, _ context: FlowBuilder.MemberContext) {
    guard let body = flow.declareFunction(accessor, parent: id, typeName: context.typeName) else { return }
    BodyBuilder(flow, id: body, inside: self).fill(accessor)
  }

  private func asyncLet(_ binding: VariableDecl.Binding, _ value: Expr) {
    let name = binding.pattern.boundNames.first ?? "_"
    let body = flow.newBody(
      .initialValue, name: name, range: value.range, nameRange: value.range,
      end: SourceRange(at: Int(value.range.end)), parent: id, typeName: flow.file[id].typeName)
    flow.updateBody(body) { $0.isAsync = true }
    BodyBuilder(flow, id: body, inside: self).fillExpression(value)
    let variable = flow.newVariable(
      name, isLet: true, type: binding.type, definition: .body(body), owner: id, range: binding.pattern.range)
    emit(.startAsyncLet(variable, body), binding.pattern.range.union(value.range))
    scopes[scopes.count - 1].asyncLets.append(variable)
    for bound in binding.pattern.boundNames { declare(bound, .variable(variable)) }
  }

  /// Binds every name of a pattern that always matches.
  func bind(_ pattern: Pattern, to value: Value?, isLet: Bool, type: TypeRef? = nil) {
    switch pattern.kind {
    case .name(let name, _):
      let variable = boundVariable(name, isLet: isLet, type: type, definition: value, range: pattern.range)
      emit(.bind(variable, value), pattern.range)
      if value != nil { flow.updateVariable(variable) { $0.assignments += 1 } }
      declare(name, .variable(variable))
      if flow.file[id].kind == .topLevel, scopes.count <= 2 { flow.file.globals[name] = variable }
    case .wildcard, .isType, .expr:
      break
    case .tuple(let elements):
      for (index, element) in elements.enumerated() {
        bind(element.pattern, to: value.map { part(of: $0, index, label: element.label) }, isLet: isLet)
      }
    case .enumCase(_, let name, let payload):
      for (index, element) in payload.enumerated() {
        bind(element.pattern, to: value.map { .payload($0, name, index) }, isLet: isLet)
      }
    case .optional(let inner): bind(inner, to: value, isLet: isLet)
    case .asType(let inner, let type): bind(inner, to: value, isLet: isLet, type: type)
    }
  }

  /// A new variable, or the one that another clause has made for the same name.
  private func boundVariable(
    _ name: String, isLet: Bool, type: TypeRef?, definition: Value?, range: SourceRange
  ) -> VarID {
    if let known = clauseVariables?[name] {
      // What it stands for depends on the clause.
      flow.updateVariable(known) { $0.definition = nil }
      return known
    }
    let variable = flow.newVariable(name, isLet: isLet, type: type, definition: definition, owner: id, range: range)
    clauseVariables?[name] = variable
    return variable
  }

  /// Element `index` of a tuple value.
  func part(of value: Value, _ index: Int, label: String?) -> Value {
    if case .tuple(let parts) = value, index < parts.count { return parts[index] }
    return .member(value, String(index))
  }

  /// A variable that no source names, for the value of an expression that branches.
  func temporary(_ range: SourceRange) -> VarID {
    flow.newVariable("", isLet: false, owner: id, range: range)
  }
}
