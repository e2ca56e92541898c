import LeakAST
import LeakModel

/// Operators that branch, and values that come from branches.
extension BodyBuilder {
  func binary(_ op: String, _ left: Expr, _ right: Expr, range: SourceRange) -> Value {
    switch op {
    case "&&", "||":
      if Self.isPure(left), Self.isPure(right) { return .operation(op, [evaluate(left), evaluate(right)]) }
      let whole = Expr(.binary(op, left, right), range: range)
      return branching(range) { result in
        let otherwise = newBlock()
        let end = newBlock()
        branch(on: whole, kind: .condition, range: range, otherwise: otherwise)
        emit(.bind(result, .literal(.bool(true))), range)
        jump(to: end)
        current = otherwise
        emit(.bind(result, .literal(.bool(false))), range)
        jump(to: end)
        current = end
      }
    case "??":
      return branching(range) { result in
        let value = evaluate(left)
        flow.updateVariable(result) { $0.definition = value }
        let otherwise = newBlock()
        let end = newBlock()
        test(.isNil(value), kind: .coalescing, range: left.range, otherwise: otherwise, negated: true)
        emit(.bind(result, value), left.range)
        jump(to: end)
        current = otherwise
        let fallback = evaluate(right)
        emit(.bind(result, fallback), right.range)
        jump(to: end)
        current = end
      }
    default:
      let leftValue = evaluate(left)
      return .operation(op, [leftValue, evaluate(right)])
    }
  }

  func ternary(_ condition: Expr, _ then: Expr, _ otherwise: Expr, range: SourceRange) -> Value {
    branching(range) { result in
      let second = newBlock()
      let end = newBlock()
      branch(on: condition, kind: .condition, range: condition.range, otherwise: second)
      emit(.bind(result, evaluate(then)), then.range)
      jump(to: end)
      current = second
      emit(.bind(result, evaluate(otherwise)), otherwise.range)
      jump(to: end)
      current = end
    }
  }

  /// `if`, `switch` and `do` as expressions.
  func statementValue(_ statement: Stmt) -> Value {
    branching(statement.range) { result in
      switch statement.kind {
      case .if(let branch):
        let end = newBlock()
        ifBranches(branch, result: result, end: end)
        current = end
      case .switch(let branch): switchStatement(branch, label: statement.label, result: result)
      case .doCatch(let block): doCatch(block, label: statement.label, result: result)
      default: self.statement(statement)
      }
    }
  }

  private func branching(_ range: SourceRange, _ body: (VarID) -> Void) -> Value {
    let result = temporary(range)
    body(result)
    return .variable(result)
  }

  /// Whether evaluating an expression neither calls, waits, throws nor branches.
  static func isPure(_ expression: Expr) -> Bool {
    switch expression.kind {
    case .name, .literal, .keyPath, .type: true
    case .member(let base, _, _): base.map(isPure) ?? true
    case .prefix(_, let inner), .postfix(_, let inner), .forced(let inner), .cast(_, let inner, _): isPure(inner)
    case .binary("??", _, _): false
    case .binary(_, let left, let right): isPure(left) && isPure(right)
    case .tuple(let elements): elements.allSatisfy { isPure($0.value) }
    default: false
    }
  }
}
