import LeakAST
import LeakModel

/// Types, members and the top level of a file.
extension FlowBuilder {
  func buildTopLevel(_ source: SourceFile) {
    let whole = SourceRange(start: 0, end: source.length)
    let end = SourceRange(at: source.length)
    let id = newBody(
      .topLevel, name: "", range: whole, nameRange: SourceRange(at: 0), end: end, parent: nil, typeName: nil)
    let body = BodyBuilder(self, id: id)
    body.fillTopLevel(source.statements)
  }

  /// Finds members declared `let`, and those declared optional; a name that is also declared otherwise somewhere in the file does
  /// not count.
  func collectMembers(_ statements: [Stmt]) {
    var constant: Set<String> = []
    var changing: Set<String> = []
    var optional: Set<String> = []
    var others: Set<String> = []
    var pending = statements[...]
    var queue: [[Stmt]] = []
    while true {
      guard let statement = pending.popFirst() else {
        guard let next = queue.popLast() else { break }
        pending = next[...]
        continue
      }
      switch statement.kind {
      case .type(let type): queue.append(type.members)
      case .function(let function):
        if function.result != .named("Never", []) { returningFunctions.insert(function.name) }
      case .conditional(let clauses): queue.append(contentsOf: clauses.map(\.statements))
      case .variable(let declaration):
        for binding in declaration.bindings {
          for name in binding.pattern.boundNames {
            if declaration.isLet { constant.insert(name) } else { changing.insert(name) }
            if case .optional? = binding.type, !declaration.isLet { optional.insert(name) } else { others.insert(name) }
          }
        }
      default: break
      }
    }
    file.constantMembers = constant.subtracting(changing)
    optionalMembers = optional.subtracting(others)
  }

  /// The members of a type: each function, accessor and initial value is a body without local variables around it.
  func buildType(_ type: TypeDecl, parent: BodyID?, outer: String?) {
    let own = type.name.split(separator: ".").last.map(String.init) ?? type.name
    let path = outer.map { $0 + "." + type.name } ?? type.name
    file.types.append(
      DeclaredType(
        name: own, path: path, kind: type.kind, outer: outer.flatMap { TypeRef.named($0, []).baseName },
        modifiers: type.modifiers, inherited: type.inherited, generics: type.generics,
        constraints: type.constraints, range: type.range))
    if type.kind == .actor { file.isolations[own] = .actor }
    if let actor = type.attributes.first(where: { $0.hasSuffix("Actor") }) { file.isolations[own] = .global(actor) }
    let context = MemberContext(typeName: own, path: path, isExtension: type.kind == .extension)
    for member in type.members { buildMember(member, context) }
  }

  struct MemberContext {
    var typeName: String?
    /// The dotted name of the type, with the types around it.
    var path: String?
    var isExtension: Bool
  }

  func buildMember(_ member: Stmt, _ context: MemberContext) {
    switch member.kind {
    case .function(let function): buildFunction(function, context)
    case .variable(let declaration): buildProperties(declaration, context)
    case .type(let type): buildType(type, parent: nil, outer: context.path)
    case .alias(let name, let type): noteAlias(name, type, in: context.path)
    case .enumCases(let cases):
      file.enumCases += cases.map {
        EnumCaseInfo(
          typeName: context.typeName ?? "", typePath: context.path ?? "", name: $0.name, payload: $0.payload)
      }
    case .conditional(let clauses):
      for clause in clauses { for statement in clause.statements { buildMember(statement, context) } }
    default: break
    }
  }

  func buildProperties(_ declaration: VariableDecl, _ context: MemberContext) {
    for binding in declaration.bindings {
      let names = binding.pattern.boundNames
      var initial: MemberInfo.Initial?
      if let value = binding.value {
        let id = newBody(
          .initialValue, name: names.first ?? "", range: value.range, nameRange: binding.pattern.range,
          end: SourceRange(at: Int(value.range.end)), parent: nil, typeName: context.typeName)
        updateBody(id) { $0.typePath = context.path }
        let result = BodyBuilder(self, id: id).fillExpression(value)
        initial = MemberInfo.Initial(value: result, body: id)
      }
      for name in names {
        file.members.append(
          MemberInfo(
            typeName: context.typeName ?? "", typePath: context.path ?? "", name: name, isLet: declaration.isLet,
            isWeak: declaration.modifiers.contains("weak"),
            type: binding.type ?? binding.value.flatMap(BodyBuilder.castType), initial: initial,
            evidentType: binding.value?.evidentType, modifiers: declaration.modifiers,
            attributes: declaration.attributes,
            accessors: binding.accessors.compactMap(\.accessorKeyword), range: binding.pattern.range))
      }
      for accessor in binding.accessors { buildFunction(accessor, context) }
    }
  }

  func buildFunction(_ function: Function, _ context: MemberContext) {
    guard let id = declareFunction(function, parent: nil, typeName: context.typeName) else {
      file.requirements.append(
        Requirement(
          typePath: context.path ?? "", name: function.name, labels: function.parameters.map(\.label),
          result: function.result))
      return
    }
    updateBody(id) {
      $0.isExtensionMember = context.isExtension
      $0.typePath = context.path
    }
    // A type may be declared in a function.
    let around = outermost
    outermost = function
    BodyBuilder(self, id: id).fill(function)
    outermost = around
  }

  func noteAlias(_ name: String, _ type: TypeRef, in outer: String?) {
    file.aliases.append(DeclaredAlias(name: name, path: outer.map { $0 + "." + name } ?? name, type: type))
  }

  /// Reserves the body of a function; `nil` for a requirement without a body.
  func declareFunction(_ function: Function, parent: BodyID?, typeName: String?) -> BodyID? {
    guard let block = function.body else { return nil }
    let id = newBody(
      .function(function.kind), name: function.name, range: function.range, nameRange: function.nameRange,
      end: block.end, parent: parent, typeName: typeName)
    updateBody(id) {
      $0.isAsync = function.isAsync
      $0.throwing = function.throwing
      $0.result = function.result
      $0.modifiers = function.modifiers
      $0.generics = function.generics
      $0.constraints = function.constraints
      $0.attributes = function.attributes
      $0.callsConditionally = function.callsConditionally
    }
    return id
  }
}

extension Function {
  /// `get`, `set`, `didSet`… of an accessor.
  fileprivate var accessorKeyword: String? {
    if case .accessor(let keyword) = kind { keyword } else { nil }
  }
}
