import LeakAST

/// An expression in a short notation with all parentheses, so that a test can say the tree that it expects.
func shape(_ expr: Expr) -> String {
  switch expr.kind {
  case .name(let name): name
  case .member(let base, let name, let labels):
    (base.map(shape) ?? "") + "." + name + (labels.map { "(" + $0.map { $0 + ":" }.joined() + ")" } ?? "")
  case .call(let call): shape(call.callee) + "(" + shape(call.arguments) + ")"
  case .subscripted(let base, let arguments): shape(base) + "[" + shape(arguments) + "]"
  case .closure: "{}"
  case .literal(.number(let digits)): digits
  case .literal: "literal"
  case .tuple(let elements): "(" + shape(elements) + ")"
  case .array(let elements): "[" + elements.map(shape).joined(separator: ", ") + "]"
  case .prefix(let op, let value): "(" + op + shape(value) + ")"
  case .postfix(let op, let value): "(" + shape(value) + op + ")"
  case .binary(let op, let left, let right): "(\(shape(left)) \(op) \(shape(right)))"
  case .assign(let op, let target, let value): "{\(shape(target)) \(op) \(shape(value))}"
  case .ternary(let condition, let then, let otherwise):
    "(\(shape(condition)) ? \(shape(then)) : \(shape(otherwise)))"
  case .tried(.plain, let value): "(try \(shape(value)))"
  case .tried(.optional, let value): "(try? \(shape(value)))"
  case .tried(.forced, let value): "(try! \(shape(value)))"
  case .awaited(let value): "(await \(shape(value)))"
  case .optionalChain(let value): shape(value) + "?"
  case .forced(let value): shape(value) + "!"
  case .cast(let kind, let value, _): "(\(shape(value)) \(kind))"
  case .inOut(let value): "&" + shape(value)
  case .statement: "statement"
  case .operands(let values): "operands \(values.count)"
  case .other(let values): "other(" + values.map(shape).joined(separator: ", ") + ")"
  case .interpolation, .dictionary, .keyPath, .macro, .type: "\(expr.kind)"
  }
}

private func shape(_ arguments: [Argument]) -> String {
  arguments.map { ($0.label.map { $0 + ": " } ?? "") + shape($0.value) }.joined(separator: ", ")
}
