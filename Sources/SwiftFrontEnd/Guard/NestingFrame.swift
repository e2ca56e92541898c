/// What is open between one bracket and its end.
struct NestingFrame {
  enum Bracket: UInt8 {
    case file, paren, square, brace, interpolation
  }

  var bracket: Bracket
  /// How deep the parser is at the bracket.
  var base: Int32
  /// How many times the brackets around make the parser's lookahead take twice as long.
  var doublings: Int16
  /// Nothing that follows in this bracket can be a type.
  var cannotBeType = false
  /// A `=` was seen: default values may stand in what could be a type.
  var hasEqual = false
  /// It holds the arguments of an attribute.
  var isAttribute = false

  /// Keywords still without their `{`.
  var blocks: Int16 = 0
  /// Such keywords in the place of a member's name, in what may be broken code.
  var memberBlocks: Int16 = 0
  /// `guard`s still without their `else {`.
  var guards: Int16 = 0
  /// A `repeat` is still without its `while`.
  var hasRepeat = false
  /// The last `{` was taken for that of a keyword.
  var tookBlock = false

  var prefixes: Int16 = 0
  var ternaries: Int16 = 0
  var arrows: Int16 = 0
  var angles: Int16 = 0
  var attributeAngles: Int16 = 0
  var elseIfs: Int16 = 0
  var actors: Int16 = 0
  var selectors: Int16 = 0
  var links: Int16 = 0
  var modifiers: Int16 = 0

  init(_ bracket: Bracket, base: Int32, doublings: Int16) {
    self.bracket = bracket
    self.base = base
    self.doublings = doublings
  }

  /// How deep the parser is at the token at hand.
  var depth: Int32 {
    base + Int32(blocks) + Int32(memberBlocks) + Int32(guards) + Int32(prefixes) + Int32(ternaries) + Int32(arrows)
      + Int32(angles) + Int32(elseIfs) + Int32(selectors)
  }

  /// How many times the parser's lookahead takes twice as long at the token at hand: for what can be a type, unless
  /// something that cannot comes before it. A generic attribute counts for two.
  var doublingsHere: Int16 { cannotBeType ? 0 : doublings + 2 * attributeAngles }

  /// An operand is complete: what stood before it no longer grows.
  mutating func endPrefixes() { prefixes = 0 }

  /// What follows cannot go on with the type before it.
  mutating func endType() {
    angles = 0
    attributeAngles = 0
    arrows = 0
  }
}
