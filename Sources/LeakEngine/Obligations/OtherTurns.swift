import LeakDomain
import LeakFlow
import LeakModel

/// One closure for each of several elements, of which the one of a certain element meets the obligation: `if index ==
/// items.count - 1`, `if view === views.last`. In the others it is left to that one.
///
/// Omissions: whether the closure of that element comes last.
extension ObligationAnalysis {
  /// Whether a decision tells that the closure is the one of another element.
  func isOtherTurn(_ test: Test, _ answer: Bool, in body: Body) -> Bool {
    guard body.id != scope, case .isTrue(let asked) = test else { return false }
    return comparisons(asked, answer).contains { parts in
      parts.count == 2
        && (isOfTurn(parts[0], body) && isEnd(parts[1], of: parts[0])
          || isOfTurn(parts[1], body) && isEnd(parts[0], of: parts[1]))
    }
  }

  /// Whether a value is one of the ends of a collection, or that up to which a loop counts.
  private func isEnd(_ value: Value, of turn: Value) -> Bool {
    if isOfWhole(value) { return true }
    guard case .variable(let id) = turn, case .operation(let op, let bounds)? = file[id].sequence, op.hasPrefix("..")
    else {
      return false
    }
    return bounds.contains { bound in value.contains { $0 == bound } }
  }

  /// The two sides of what is compared, where the answer says that they differ.
  private func comparisons(_ asked: Value, _ answer: Bool, depth: Int = 4) -> [[Value]] {
    guard depth > 0 else { return [] }
    switch asked {
    case .variable(let id):
      guard file[id].isLet, let definition = file[id].definition, definition != asked else { return [] }
      return comparisons(definition, answer, depth: depth - 1)
    case .operation("!", let parts) where parts.count == 1: return comparisons(parts[0], !answer, depth: depth - 1)
    case .operation("==", let parts), .operation("===", let parts): return answer ? [] : [parts]
    case .operation("!=", let parts), .operation("!==", let parts), .operation("<", let parts):
      return answer ? [parts] : []
    case .operation("&&", let parts): return answer ? [] : parts.flatMap { comparisons($0, answer, depth: depth - 1) }
    default: return []
    }
  }

  /// Whether a value is an element, its number, or something of it, of a loop around a closure.
  private func isOfTurn(_ value: Value, _ body: Body) -> Bool {
    guard case .variable(let id) = value.root, file[id].owner != body.id else { return false }
    return program.isElement(id, file: fileIndex)
  }

  private static let ends: Set = ["first", "last", "count", "startIndex", "endIndex", "lowerBound", "upperBound"]

  /// Whether a value is one of the ends of a collection, or how many elements it has.
  private func isOfWhole(_ value: Value, depth: Int = 4) -> Bool {
    guard depth > 0 else { return false }
    return value == .literal(.number("0"))
      || value.contains { part in
        switch part {
        case .member(_, let name): Self.ends.contains(name)
        case .variable(let id):
          file[id].isConstant && part != file[id].definition
            && file[id].definition.map { isOfWhole($0, depth: depth - 1) } ?? false
        default: false
        }
      }
  }
}
