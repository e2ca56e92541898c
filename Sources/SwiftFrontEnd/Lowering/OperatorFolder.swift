import LeakAST
import LeakModel

/// Builds a tree out of operands and infix operators, given from left to right, by precedence (a shunting yard:
/// two stacks and no recursion).
struct OperatorFolder {
  /// An operand, and the `try` and `await` before it, outermost first, which cover what follows on its right, too.
  struct Operand {
    var expr: Expr
    var effects: [Effect] = []

    /// The operand below its effects.
    var closed: Expr {
      effects.reversed().reduce(expr) { inner, effect in
        let range = SourceRange(start: effect.start, end: Int(inner.range.end))
        return switch effect.kind {
        case .tried(let kind): Expr(.tried(kind, inner), range: range)
        case .awaited: Expr(.awaited(inner), range: range)
        }
      }
    }
  }

  /// `try` or `await` and where it stands.
  struct Effect {
    enum Kind {
      case tried(TryKind)
      case awaited
    }
    var kind: Kind
    var start: Int
  }

  enum Operator {
    case infix(String)
    /// `? middle :`
    case ternary(Expr)
    case arrow(isAsync: Bool, isThrowing: Bool)

    var precedence: Precedence {
      switch self {
      case .infix(let spelling): Precedence(of: spelling)
      case .ternary: .ternary
      case .arrow: .functionArrow
      }
    }
  }

  private var operands: [Operand] = []
  private var operators: [(Operator, Precedence)] = []

  mutating func push(_ operand: Operand) { operands.append(operand) }

  mutating func push(_ op: Operator) {
    let precedence = op.precedence
    reduce(whileTighterThan: precedence)
    operators.append((op, precedence))
  }

  /// `is` and `as`: their right side is a type, so they apply at once.
  mutating func cast(_ kind: CastKind, to type: TypeRef, end: Int) {
    reduce(whileTighterThan: .casting)
    guard var operand = operands.popLast() else { return }
    let range = SourceRange(start: Int(operand.expr.range.start), end: end)
    operand.expr = Expr(.cast(kind, operand.expr, type), range: range)
    operands.append(operand)
  }

  /// The tree, once all is pushed; `nil` if nothing was.
  mutating func finish() -> Expr? {
    while !operators.isEmpty, operands.count > 1 { reduceTop() }
    return operands.last?.closed
  }

  private mutating func reduce(whileTighterThan precedence: Precedence) {
    while let top = operators.last?.1, operands.count > 1,
      top > precedence || (top == precedence && !precedence.isRightAssociative)
    {
      reduceTop()
    }
  }

  private mutating func reduceTop() {
    guard let (op, precedence) = operators.popLast(), let right = operands.popLast()?.closed,
      let left = operands.popLast()
    else { return }
    let range = left.expr.range.union(right.range)
    let kind: Expr.Kind =
      switch op {
      case .infix(let spelling) where precedence == .assignment:
        .assign(spelling, target: left.expr, value: right)
      case .infix(let spelling): .binary(spelling, left.expr, right)
      case .ternary(let middle): .ternary(condition: left.expr, then: middle, otherwise: right)
      case .arrow(let isAsync, let isThrowing):
        .type(.arrow(from: left.expr, to: right, isAsync: isAsync, isThrowing: isThrowing))
      }
    operands.append(Operand(expr: Expr(kind, range: range), effects: left.effects))
  }
}
