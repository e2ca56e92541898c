extension NestingMeasure {
  /// - Parameter isLeftBound: nothing stands between the bracket and what precedes it.
  mutating func open(_ bracket: NestingFrame.Bracket, at offset: Int, isLeftBound: Bool) {
    resume(goesOn: bracket == .brace || !isOnNewLine)
    if last.endsOperand, bracket == .brace ? !isOnNewLine : isLeftBound { link(at: offset) }
    var doublings = frame.doublingsHere
    switch bracket {
    case .square: doublings += last == .at ? 3 : 1
    case .brace:
      doublings = 0
      openBrace()
    case .interpolation:
      doublings = 0
      interpolations += 1
    case .paren: doublings += last == .at ? 2 : 0
    case .file: break
    }
    checkDoublings(doublings, at: offset)
    checkBrackets(at: offset)
    outer.append(frame)
    frame = NestingFrame(bracket, base: frame.depth + 1, doublings: doublings)
    frame.isAttribute = isAttributeName && last == .word && isLeftBound
    checkDepth(at: offset)
    finish(.open)
  }

  private mutating func openBrace() {
    frame.actors = 0
    frame.tookBlock = false
    if lastWord.contains(.else) {
      if frame.guards > 0 { frame.guards -= 1 }
    } else if frame.blocks > 0, !isBeforeOperand {
      frame.blocks -= 1
      frame.tookBlock = true
    }
  }

  /// Whether a `{` here begins a closure and no body.
  private var isBeforeOperand: Bool {
    switch last {
    case .start, .open, .semicolon, .directive: false
    case .keyword: lastWord.contains(.beforeOperand)
    default: !last.endsOperand
    }
  }

  private mutating func checkBrackets(at offset: Int) {
    if interpolations > Limits.interpolations {
      fail(at: offset, "string interpolations are nested more than \(Limits.interpolations) deep")
    }
    if outer.count >= Limits.brackets { fail(at: offset, "brackets are nested more than \(Limits.brackets) deep") }
  }

  /// A closing bracket closes the nearest one of its kind, unless braces that are still open stand between them.
  mutating func close(_ bracket: NestingFrame.Bracket, at offset: Int) {
    resume(goesOn: false)
    guard let depth = depthOfMatch(for: bracket) else {
      finish(.infix)
      return
    }
    isAttributeName = outer.count == depth + 1 && frame.isAttribute
    shrink(to: depth)
    frame.endPrefixes()
    switch bracket {
    case .brace:
      closedBlock = frame.tookBlock
      frame.tookBlock = false
      finish(.closeBrace)
    case .square: finish(.closeSquare)
    case .interpolation: finish(.literal)
    case .paren, .file: finish(.closeParen)
    }
  }

  /// How many brackets are open around the one that `bracket` closes.
  private func depthOfMatch(for bracket: NestingFrame.Bracket) -> Int? {
    var depth = outer.count
    var current = frame.bracket
    while true {
      if current == bracket { return depth - 1 >= 0 ? depth - 1 : nil }
      if current == .file || (current == .brace && bracket != .interpolation) || current == .interpolation {
        return nil
      }
      depth -= 1
      current = outer[depth].bracket
    }
  }

  /// Leaves brackets until `depth` of them are open.
  mutating func shrink(to depth: Int) {
    while outer.count > depth, let parent = outer.popLast() {
      if frame.bracket == .interpolation { interpolations -= 1 }
      frame = parent
    }
  }

  /// A string begins or ends, or another literal stands at `offset`.
  mutating func literal(isString: Bool) {
    resume(goesOn: false)
    if (isString && !frame.hasEqual) || last == .open { frame.cannotBeType = true }
    frame.links = 0
    frame.endPrefixes()
    frame.endType()
    frame.selectors = 0
    finish(.literal)
  }

  /// `#if`
  mutating func openConditional(at offset: Int) {
    resume(goesOn: false)
    conditionals.append((outer.count, frame.blocks, frame.guards))
    if conditionals.count > Limits.conditionals {
      fail(at: offset, "'#if' is nested more than \(Limits.conditionals) deep")
    }
    finish(.directive)
  }

  /// `#else`, `#elseif` and `#endif`: whatever the branch left open ends here.
  mutating func endBranch(isLast: Bool) {
    resume(goesOn: false)
    guard let open = conditionals.last else { return finish(.directive) }
    if isLast { conditionals.removeLast() }
    if frame.bracket != .interpolation {
      let innermostString = outer.lastIndex { $0.bracket == .interpolation } ?? 0
      shrink(to: max(open.brackets, innermostString))
    }
    if outer.count == open.brackets {
      frame.blocks = min(frame.blocks, open.blocks)
      frame.guards = min(frame.guards, open.guards)
    }
    finish(.directive)
  }
}
