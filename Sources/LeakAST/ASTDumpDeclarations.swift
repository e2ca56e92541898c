import LeakModel

extension ASTDump {
  mutating func add(_ function: Function) {
    var words = [Self.title(function.kind)]
    if function.kind != .closure { words.append("'\(function.name)'") }
    words.append(Self.list("generics", function.generics))
    words.append(Self.list("where", function.constraints.map(\.outline)))
    words.append(function.isAsync ? "async" : "")
    words.append(Self.title(function.throwing))
    words.append(function.result.map { "-> " + $0.outline } ?? "")
    words.append(Self.list("attributes", function.attributes))
    words.append(Self.list("modifiers", function.modifiers))
    words.append("name \(place(function.nameRange)) whole")
    section(words.filter { !$0.isEmpty }.joined(separator: " "), at: function.range) { dump in
      for parameter in function.parameters { dump.add(parameter) }
      for capture in function.captures { dump.add(capture) }
      if let body = function.body { dump.add(body, "body") }
    }
  }

  private mutating func add(_ parameter: Parameter) {
    let label = parameter.label.map { "label '\($0)'" } ?? ""
    let type = parameter.type.map { ": " + $0.outline } ?? ""
    let dots = parameter.isVariadic ? "variadic" : ""
    section(joined("parameter", "'\(parameter.name)'" + type, dots, label), at: parameter.range) { dump in
      if let value = parameter.defaultValue { dump.section("default") { $0.add(value) } }
    }
  }

  private mutating func add(_ capture: Capture) {
    section(joined("capture", Self.title(capture.strength), "'\(capture.name)'")) { dump in
      if let value = capture.value { dump.add(value) }
    }
  }

  mutating func add(_ decl: VariableDecl, _ label: String, _ range: SourceRange) {
    let title = joined(
      decl.isLet ? "let" : "var", decl.isAsync ? "async" : "", Self.list("attributes", decl.attributes),
      Self.list("modifiers", decl.modifiers), label)
    section(title, at: range) { dump in
      for binding in decl.bindings {
        dump.section("binding", binding.type.map { ": " + $0.outline } ?? "") { dump in
          dump.add(binding.pattern)
          if let value = binding.value { dump.section("value") { $0.add(value) } }
          for accessor in binding.accessors { dump.add(accessor) }
        }
      }
    }
  }

  mutating func add(_ decl: TypeDecl) {
    let title = joined(
      Self.title(decl.kind), "'\(decl.name)'", Self.list("generics", decl.generics),
      Self.list("where", decl.constraints.map(\.outline)),
      Self.list("inherits", decl.inherited.map(\.outline)), Self.list("attributes", decl.attributes),
      Self.list("modifiers", decl.modifiers))
    section(title, at: decl.range) { dump in
      for member in decl.members { dump.add(member) }
    }
  }

  private func joined(_ words: String...) -> String {
    words.filter { !$0.isEmpty }.joined(separator: " ")
  }
}

extension GenericConstraint {
  fileprivate var outline: String { "\(parameter): \(type.outline)" }
}
