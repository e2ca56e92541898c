import LeakAST
import LeakModel

extension Lowering {
  mutating func variable(_ node: VariableDeclNode) -> VariableDecl {
    let isLet = node.bindingSpecifier.isSpelled("let")
    let modifiers = modifierNames(node.modifiers)
    var bindings = node.bindings.lowered { binding($0, isLet ? .constant : .variable) }
    shareTypes(&bindings)
    return VariableDecl(
      isLet: isLet, isAsync: modifiers.contains("async"), attributes: attributeNames(node.attributes),
      modifiers: modifiers, bindings: bindings)
  }

  private mutating func binding(_ node: PatternBindingNode, _ keyword: BindingKeyword) -> VariableDecl.Binding {
    let pattern = self.pattern(node.pattern, binding: keyword)
    let type = node.typeAnnotation.map { typeRef($0.type) }
    let property = Property(name: pattern.boundNames.first ?? "", type: type)
    return VariableDecl.Binding(
      pattern: pattern, type: type, value: node.initializer.map { expression($0.value) },
      accessors: node.accessorBlock.map { accessors($0, of: property) } ?? [])
  }

  /// In `var a, b: Int` the type is that of both.
  private func shareTypes(_ bindings: inout [VariableDecl.Binding]) {
    var type: TypeRef?
    for index in bindings.indices.reversed() {
      if bindings[index].type != nil || bindings[index].value != nil { type = bindings[index].type }
      if bindings[index].type == nil, bindings[index].value == nil { bindings[index].type = type }
    }
  }
}
