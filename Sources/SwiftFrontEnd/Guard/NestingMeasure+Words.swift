extension NestingMeasure {
  /// A word at `offset`.
  ///
  /// - Parameter next: the byte that follows, spaces aside; that of `::` does not count.
  mutating func word(_ word: WordClass, at offset: Int, next: UInt8) {
    if last == .period, !isOnNewLine || !word.contains(.block) { return member(word, at: offset, next: next) }
    resume(goesOn: word.contains(.infix))
    endTypeIfNeeded(word)
    isAttributeName = last == .at
    if lastWord.contains(.actor) { actor(at: offset) }
    frame.links = 0
    frame.modifiers = word.contains(.modifier) && lastWord.contains(.modifier) ? frame.modifiers + 1 : 0
    check(frame.modifiers, Limits.modifiers, at: offset, "modifiers like 'public' follow each other")
    if last != .selector { frame.selectors = 0 }
    if word.isEmpty || (next == UInt8(ascii: ":") && (last == .open || last == .comma)) { return plainWord() }
    if word.contains(.prefix) {
      frame.prefixes += 1
      check(frame.prefixes, Limits.prefixWords, at: offset, "words like 'try' and 'await' follow each other")
    } else if !word.contains(.inType) {
      frame.endPrefixes()
    }
    if !word.isDisjoint(with: [.block, .guard]) { blockWord(word, at: offset, next) }
    if word.contains(.import), lastWord.contains(.block) { return finish(.keyword) }
    finish(word.contains(.reserved) ? .keyword : word.contains(.prefix) ? .prefixWord : .word, word: word)
  }

  /// Two names without a mark between them are not in one type, nor is a keyword.
  private mutating func endTypeIfNeeded(_ word: WordClass) {
    if word.contains(.inType) { return }
    let isSecondName = last.endsOperand && !lastWord.contains(.inType) && !isAttributeName
    if isSecondName || (word.contains(.reserved) && !word.contains(.try)) { frame.endType() }
  }

  /// An identifier, or a keyword that is a label. Also `self`, `nil` and their like.
  private mutating func plainWord() {
    if !isAttributeName { frame.endPrefixes() }
    finish(.word)
  }

  /// A member's name. A keyword that something follows may begin a statement all the same, if the code is broken.
  private mutating func member(_ word: WordClass, at offset: Int, next: UInt8) {
    if word.contains(.block), !Self.mayFollowMember(next) {
      frame.memberBlocks += 1
      check(frame.memberBlocks, Limits.memberBlocks, at: offset, "members named like keywords stand before other words")
    }
    frame.endPrefixes()
    finish(.word)
  }

  private static func mayFollowMember(_ next: UInt8) -> Bool {
    switch next {
    case UInt8(ascii: ","), UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: ":"),
      UInt8(ascii: "."), UInt8(ascii: "("), UInt8(ascii: ";"), UInt8(ascii: "{"):
      true
    default: false
    }
  }

  private mutating func blockWord(_ word: WordClass, at offset: Int, _ next: UInt8) {
    if word.contains(.guard) {
      frame.guards += 1
      check(frame.guards, Limits.missingBraces, at: offset, "'guard' stands without its 'else'")
    }
    if word.contains(.if) { frame.elseIfs = lastWord.contains(.else) ? frame.elseIfs + 1 : 0 }
    check(frame.elseIfs, Limits.elseIfs, at: offset, "'else if' follows 'else if'")
    guard word.contains(.block), wantsBrace(word, next) else { return }
    frame.blocks += 1
    check(frame.blocks, Limits.missingBraces, at: offset, "keywords like 'if' and 'struct' stand without their '{'")
  }

  /// Not those of `repeat { } while`, `import class` and `protocol P: class {`.
  private mutating func wantsBrace(_ word: WordClass, _ next: UInt8) -> Bool {
    if lastWord.contains(.import), word.contains(.kind) { return false }
    if word.contains(.class), last == .colon, next == UInt8(ascii: "{") || next == UInt8(ascii: ",") { return false }
    if word.contains(.repeat) { frame.hasRepeat = true }
    if word.contains(.while), last == .closeBrace, frame.hasRepeat {
      frame.hasRepeat = false
      return false
    }
    return true
  }

  /// `actor` before a word or an attribute at `offset`.
  mutating func actor(at offset: Int) {
    frame.actors += 1
    check(frame.actors, Limits.actors, at: offset, "'actor' stands without its '{'")
  }
}
