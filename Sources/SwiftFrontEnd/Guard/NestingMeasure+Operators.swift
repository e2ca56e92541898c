extension NestingMeasure {
  /// A comma, semicolon, colon or other mark that is no operator.
  mutating func mark(_ token: LastToken, at offset: Int) {
    resume(goesOn: token == .comma || token == .colon)
    if token == .at, lastWord.contains(.actor) { actor(at: offset) }
    switch token {
    case .comma: comma()
    case .semicolon:
      frame.endType()
      frame.ternaries = 0
    case .colon: if frame.ternaries > 0 { frame.ternaries -= 1 }
    case .selector:
      frame.selectors += 1
      check(frame.selectors, Limits.selectors, at: offset, "'::' follows '::'")
    case .backslash:
      frame.prefixes += 1
      check(frame.prefixes, Limits.prefixWords, at: offset, "'\\' and words like 'try' follow each other")
    default: break
    }
    if token != .at, token != .selector, token != .backslash { frame.endPrefixes() }
    if token != .selector { frame.selectors = 0 }
    frame.links = 0
    finish(token)
  }

  private mutating func comma() {
    if frame.angles == 0 {
      frame.arrows = 0
      if frame.bracket == .square, !frame.hasEqual { frame.cannotBeType = true }
    }
  }

  /// `.` before a name.
  mutating func period(at offset: Int) {
    resume(goesOn: true)
    if last.endsOperand { link(at: offset) } else { frame.links = 0 }
    if last == .open { frame.cannotBeType = true }
    frame.selectors = 0
    finish(.period)
  }

  /// `?` or `!` directly after an operand.
  mutating func postfixMark(at offset: Int) {
    resume(goesOn: true)
    if lastWord.contains(.try) || lastWord.contains(.infix) { return finish(.keyword, word: lastWord) }
    link(at: offset)
    finish(.postfixMark)
  }

  /// An operator: one that begins with `<`, or the ternary's `?`, or `->`, `=` or any other.
  mutating func infix(_ op: Operator, at offset: Int) {
    resume(goesOn: true)
    if last.endsOperand { frame.endPrefixes() }
    frame.links = 0
    frame.selectors = 0
    switch op {
    case .leftAngle:
      frame.angles += 1
      if isAttributeName || last == .at { frame.attributeAngles += 1 }
      checkDoublings(frame.doublingsHere, at: offset)
      check(frame.angles, Limits.angles, at: offset, "'<' stands within '<'")
    case .rightAngle(let count):
      frame.angles = max(0, frame.angles - count)
      if frame.angles == 0 { frame.attributeAngles = 0 }
      return finish(.postfixMark)
    case .question:
      frame.ternaries += 1
      check(frame.ternaries, Limits.ternaries, at: offset, "'?' stands without its ':'")
    case .arrow:
      frame.arrows += 1
      check(frame.arrows, Limits.arrows, at: offset, "'->' follows '->'")
      return finish(.arrow)
    case .equal:
      frame.hasEqual = true
      frame.endType()
      return finish(.equal)
    case .typeOperator: break
    case .other: otherOperator()
    }
    finish(last.endsOperand ? .infix : .prefix)
  }

  private mutating func otherOperator() {
    guard last.endsOperand else { return }
    frame.endType()
    if !frame.hasEqual { frame.cannotBeType = true }
  }

  enum Operator: Equatable {
    /// Begins with `<`.
    case leftAngle
    /// Begins with so many `>`.
    case rightAngle(Int16)
    /// `?` of a ternary.
    case question
    case arrow, equal
    /// May stand in a type: `&`, `~`, `...`, `-`, `==`.
    case typeOperator
    case other
  }
}
