import LeakAST
import LeakDomain
import LeakModel

/// A test under which alone an obligation is met, where both sides would have to do the same: `if isLast { k.resume() }`.
struct NeedlessTest {
  let exit: ExitRepair
  let branch: If
  private var layout: SourceLayout { exit.layout }
  private var carrier: Carrier { exit.carrier }

  /// Takes the test away: what is done under it is done in any case, and `else if` becomes `else`.
  func part(_ discharge: Discharge) -> Part? {
    let isPlain = branch.conditions.allSatisfy { if case .expr = $0.kind { true } else { false } }
    guard isPlain, let first = branch.conditions.first else { return nil }
    let start = layout.trimmed(before: Int(first.range.start)) - 2
    guard layout.text(SourceRange(start: start, end: start + 2)) == "if" else { return nil }
    let then = branch.then.range
    let isElse = layout.text(SourceRange(start: layout.lineStart(start), end: start)).hasSuffix("else ")
    guard isElse || isOnlyUse else { return nil }
    let edit =
      isElse
      ? TextEdit(range: SourceRange(start: start, end: Int(then.start)), text: "")
      : TextEdit(range: SourceRange(start: start, end: Int(then.end)), text: discharge.text)
    return Part([edit], isSafe: discharge.isCertain, text: discharge.text)
  }

  /// Whether nothing else is done with what carries the obligation, and this is done no more than once.
  private var isOnlyUse: Bool {
    let path = layout.file.path(to: branch.then.range)
    guard exit.verdict.primitive.isOnceOnly,
      let index = path.lastIndex(where: { if case .function = $0 { true } else { false } }),
      case .function(let function) = path[index],
      function.parameters.contains(where: { $0.name == carrier.root })
        || layout.scope(ofPatternAt: exit.verdict.begin.location.range) != nil,
      !path[index...].contains(where: \.isLoop)
    else { return false }
    var others = false
    Node.function(function).walk { node in
      if case .block(branch.then) = node { return false }
      if case .expression(let value) = node, carrier.dotted(value) == carrier.expression { others = true }
      return !others
    }
    return !others
  }
}

extension Node {
  fileprivate var isLoop: Bool {
    guard case .statement(let statement) = self else { return false }
    return statement.isLoop
  }
}
