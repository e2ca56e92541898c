import LeakAST

/// Loops that ask in each turn whether it is the last one: `for attempt in 1...limit { … if attempt == limit { … } }`. What
/// they ask is what decides whether there is another turn.
///
/// Omissions: bounds that are computed in another way than the sequence writes them, and loops that skip elements.
extension BodyBuilder {
  /// The test in the blocks from `first` on that tells the last turn, and its answer there.
  func lastTurnTest(of loop: ForIn, _ sequence: Value, since first: Int) -> (test: Test, answer: Bool)? {
    guard !loop.isAwait, loop.whereExpr == nil, let turn = turnVariable(loop.pattern) else { return nil }
    let last = Self.lastValues(of: sequence, isPair: turn.isPair) { flow.file[$0] }
    guard !last.isEmpty else { return nil }
    for block in blocks[first...] {
      guard case .branch(.isTrue(let asked), let kind, _, _, _) = block.terminator, kind != .loop,
        case .operation(let op, let parts) = asked, parts.count == 2,
        last.contains(where: { $0.isSame(parts, turn.variable) })
      else { continue }
      switch op {
      case "==", ">=": return (.isTrue(asked), true)
      case "<": return (.isTrue(asked), false)
      default: continue
      }
    }
    return nil
  }

  /// The variable that counts the turns: the name of the loop, or the first of `(index, element)`.
  private func turnVariable(_ pattern: Pattern) -> (variable: Value, isPair: Bool)? {
    switch pattern.kind {
    case .name(let name, _): return variable(name).map { ($0, false) }
    case .tuple(let elements):
      guard elements.count == 2, case .name(let name, _) = elements[0].pattern.kind else { return nil }
      return variable(name).map { ($0, true) }
    default: return nil
    }
  }

  private func variable(_ name: String) -> Value? {
    if case .variable(let id)? = lookup(name) { .variable(id) } else { nil }
  }

  /// What is compared in the last turn: the variable, or one more than it, with a value.
  private struct Last {
    var value: Value
    var isNext = false

    func isSame(_ parts: [Value], _ variable: Value) -> Bool {
      let turn: Value = isNext ? .operation("+", [variable, Self.one]) : variable
      return parts == [turn, value]
    }

    static let one = Value.literal(.number("1"))
    static func before(_ end: Value) -> [Last] {
      if case .literal(.number(let digits)) = end, let number = Int(digits) {
        return [Last(value: .literal(.number("\(number - 1)")))]
      }
      return [Last(value: .operation("-", [end, one])), Last(value: end, isNext: true)]
    }
  }

  private static func lastValues(of sequence: Value, isPair: Bool, _ site: (CallID) -> CallSite) -> [Last] {
    switch sequence {
    case .operation("...", let bounds) where bounds.count == 2 && !isPair: return [Last(value: bounds[1])]
    case .operation("..<", let bounds) where bounds.count == 2 && !isPair: return Last.before(bounds[1])
    case .member(let list, "indices") where !isPair:
      return Last.before(.member(list, "endIndex")) + Last.before(.member(list, "count"))
    case .call(let id):
      guard isPair, site(id).name == "enumerated", let list = site(id).receiver else { return [] }
      return Last.before(.member(list, "count")) + Last.before(.member(list, "endIndex"))
    default: return []
    }
  }
}
