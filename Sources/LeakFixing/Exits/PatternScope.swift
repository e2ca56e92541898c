import LeakAST
import LeakModel

extension SourceLayout {
  /// The block in which what a pattern binds is known, if that is less than the rest of the block around: that of a `case`,
  /// or of an `if` or `while` with a condition that binds.
  func scope(ofPatternAt range: SourceRange) -> Block? {
    guard let (statement, _) = statement(at: range) else { return nil }
    switch statement.kind {
    case .switch(let choice): return choice.cases.first { $0.labelRange.contains(range) }?.body
    case .if(let branch):
      return branch.conditions.contains { $0.range.contains(range) } ? branch.then : nil
    case .while(let conditions, let body): return conditions.contains { $0.range.contains(range) } ? body : nil
    default: return nil
    }
  }
}
