import LeakModel

extension ASTDump {
  mutating func add(_ expr: Expr) {
    let range = expr.range
    switch expr.kind {
    case .call(let call): add(call, range)
    case .closure(let function): add(function)
    case .statement(let stmt): section("statement", at: range) { $0.add(stmt) }
    case .subscripted(let base, let arguments): add("subscript", [base], arguments, range)
    case .tuple(let elements): add("tuple", [], elements, range)
    case .macro(let name, let arguments): add("macro '#\(name)'", [], arguments, range)
    case .ternary(let condition, let then, let otherwise):
      section("ternary", at: range) { dump in
        dump.add(condition)
        dump.section("then") { $0.add(then) }
        dump.section("else") { $0.add(otherwise) }
      }
    default:
      let (title, children) = outline(expr.kind)
      section(title, at: range) { dump in
        for child in children { dump.add(child) }
      }
    }
  }

  /// Kinds that are one line with expressions below it.
  private func outline(_ kind: Expr.Kind) -> (title: String, children: [Expr]) {
    switch kind {
    case .name(let name): ("name '\(name)'", [])
    case .member(let base, let name, let labels): (memberTitle(name, labels), base.map { [$0] } ?? [])
    case .literal(let literal): (Self.title(literal), [])
    case .interpolation(let values): ("interpolation", values)
    case .array(let values): ("array", values)
    case .dictionary(let values): ("dictionary", values)
    case .prefix(let op, let value): ("prefix '\(op)'", [value])
    case .postfix(let op, let value): ("postfix '\(op)'", [value])
    case .binary(let op, let left, let right): ("binary '\(op)'", [left, right])
    case .operands(let values): ("operands", values)
    case .assign(let op, let target, let value): ("assign '\(op)'", [target, value])
    case .tried(let kind, let value): (Self.title(kind), [value])
    case .awaited(let value): ("await", [value])
    case .optionalChain(let value): ("optional chain", [value])
    case .forced(let value): ("force unwrap", [value])
    case .cast(let kind, let value, let type): (Self.title(kind) + " " + type.outline, [value])
    case .keyPath(let components): ("key path '\(components.joined(separator: "."))'", [])
    case .inOut(let value): ("inout", [value])
    case .type(let type): ("type " + type.outline, [])
    case .other(let values): ("other expression", values)
    case .call, .closure, .statement, .subscripted, .tuple, .macro, .ternary: ("", [])
    }
  }

  private func memberTitle(_ name: String, _ labels: [String]?) -> String {
    guard let labels else { return "member '\(name)'" }
    return "member '\(name)(\(labels.map { ($0.isEmpty ? "_" : $0) + ":" }.joined()))'"
  }

  private mutating func add(_ call: Call, _ range: SourceRange) {
    section("call", "name " + place(call.nameRange), "whole", at: range) { dump in
      dump.add(call.callee)
      dump.add(call.arguments)
    }
  }

  private mutating func add(_ title: String, _ bases: [Expr], _ arguments: [Argument], _ range: SourceRange) {
    section(title, at: range) { dump in
      for base in bases { dump.add(base) }
      dump.add(arguments)
    }
  }

  private mutating func add(_ arguments: [Argument]) {
    for argument in arguments {
      let title = argument.isTrailingClosure ? "trailing" : "argument"
      section(argument.label.map { "\(title) '\($0)'" } ?? title) { $0.add(argument.value) }
    }
  }
}
