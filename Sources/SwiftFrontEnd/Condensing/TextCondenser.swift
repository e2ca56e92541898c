import LeakModel

/// Copies a text and leaves out what need not be there. Lines stay lines, and what stands apart stays apart.
struct TextCondenser {
  /// What is at the next offset.
  private enum Piece {
    /// To be left out; what follows begins a line if it reaches over several.
    case blank(end: Int, isBreak: Bool)
    case omitted(end: Int, substitute: String)
    /// To be copied byte by byte.
    case literal(end: Int)
    case newline(end: Int)
    case space
    case code
  }

  private let source: UnsafeBufferPointer<UInt8>
  private var index = 0
  /// The line of the whole text at `index`, and where it begins.
  private var line: Int32 = 1
  private var lineStart = 0

  private var result: [UInt8] = []
  private var origins = LineOrigins()
  /// Something that is left out ended a line.
  private var isBreakDue = true
  /// Where the white space begins that has not been copied yet.
  private var gap: Int?

  private var comments: ArraySlice<Range<Int>>
  private var literals: ArraySlice<Range<Int>>
  private var omissions: ArraySlice<Omission>

  static func condense(
    _ source: UnsafeBufferPointer<UInt8>, _ layout: TextLayout, _ omissions: [Omission]
  ) -> CondensedText {
    var condenser = TextCondenser(source, layout, omissions)
    while condenser.index < source.count { condenser.step() }
    // The end of the text has its place as well.
    condenser.isBreakDue = true
    condenser.prepare()
    return CondensedText(bytes: condenser.result, origins: condenser.origins)
  }

  private init(_ source: UnsafeBufferPointer<UInt8>, _ layout: TextLayout, _ omissions: [Omission]) {
    self.source = source
    self.omissions = omissions[...]
    comments = layout.comments[...]
    literals = layout.literals.sorted { $0.lowerBound < $1.lowerBound }[...]
    result.reserveCapacity(source.count / 2)
  }

  private mutating func step() {
    switch next() {
    case .blank(let end, let isBreak):
      // A comment on a line holds the place of white space.
      if gap == nil { gap = index }
      skip(to: end)
      if isBreak { isBreakDue = true }
    case .omitted(let end, let substitute):
      if !substitute.isEmpty {
        isBreakDue = true
        prepare()
        result += Array(substitute.utf8)
      }
      skip(to: end)
      isBreakDue = true
    case .newline(let end):
      skip(to: end)
      isBreakDue = true
    case .space:
      if gap == nil { gap = index }
      index += 1
    case .literal(let end):
      prepare()
      copy(to: end)
    case .code:
      prepare()
      result.append(source[index])
      index += 1
    }
  }

  private mutating func next() -> Piece {
    while let range = literals.first, range.upperBound <= index { literals.removeFirst() }
    while let range = comments.first, range.upperBound <= index { comments.removeFirst() }
    while let omission = omissions.first, Int(omission.range.start) < index { omissions.removeFirst() }
    if let omission = omissions.first, Int(omission.range.start) == index {
      omissions.removeFirst()
      return .omitted(end: min(source.count, Int(omission.range.end)), substitute: omission.substitute)
    }
    if let range = literals.first, range.contains(index) { return .literal(end: range.upperBound) }
    if let range = comments.first, range.contains(index) {
      return .blank(end: range.upperBound, isBreak: source[range].contains { $0 == 0x0A || $0 == 0x0D })
    }
    switch source[index] {
    case 0x20, 0x09: return .space
    case 0x0A: return .newline(end: index + 1)
    case 0x0D: return .newline(end: index + (index + 1 < source.count && source[index + 1] == 0x0A ? 2 : 1))
    default: return .code
    }
  }

  /// Goes on to `end` and counts the lines on the way.
  private mutating func skip(to end: Int) {
    while index < end { advance() }
  }

  /// Copies all that is before `end`. Its lines begin where they did.
  private mutating func copy(to end: Int) {
    while index < end {
      let before = line
      result.append(source[index])
      advance()
      if line != before { origins.append(number: line, indent: 0) }
    }
  }

  private mutating func advance() {
    let byte = source[index]
    index += 1
    guard byte == 0x0A || (byte == 0x0D && (index >= source.count || source[index] != 0x0A)) else { return }
    line += 1
    lineStart = index
  }

  /// Writes what must stand between what was copied last and what comes now: a line end, or the white space.
  private mutating func prepare() {
    if isBreakDue {
      if origins.count > 0 { result.append(0x0A) }
      origins.append(number: line, indent: Int32(clamping: index - lineStart))
    } else if let gap {
      result += Array(repeating: UInt8(ascii: " "), count: index - gap)
    }
    isBreakDue = false
    gap = nil
  }
}
