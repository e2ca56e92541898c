import LeakAST
import LeakModel

/// Turns one swift-syntax tree into the simplified AST, in one pass.
///
/// It recurses with the nesting of the source, so it wants a large stack. Postfix chains, `else if` chains and
/// runs of operators, which may be thousands long without any nesting, are lowered with loops.
struct Lowering {
  /// No tree that comes out is deeper than this many levels (and one run of operators).
  static let maximumDepth = 2_000

  /// What was left out because it lay deeper than `maximumDepth`.
  var truncated: [SourceRange] = []

  /// How deep in the result the node that is being lowered stands.
  var depth = 0

  /// The statements and declarations of a file.
  mutating func lower(_ file: SourceFileNode) -> [Stmt] {
    statements(file.statements)
  }

  /// Whether `levels` more levels still fit.
  func hasRoom(for levels: Int = 1) -> Bool { depth + levels <= Self.maximumDepth }

  /// The stand-in for an expression that lies too deep.
  mutating func truncatedExpression(_ node: some NodeView) -> Expr {
    let range = node.byteRange
    truncated.append(range)
    return Expr(.other([]), range: range)
  }

  /// The stand-in for a statement that lies too deep.
  mutating func truncatedStatement(_ node: some NodeView) -> Stmt {
    let range = node.byteRange
    truncated.append(range)
    return Stmt(.other, range: range)
  }
}
