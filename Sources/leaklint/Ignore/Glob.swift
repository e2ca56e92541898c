/// A pattern for one path component: `*`, `?`, `[a-z]`, `[!a-z]`, `[[:alpha:]]`, and `\` before a character that stands
/// for itself. It matches bytes.
struct Glob: Hashable, Sendable {
  private var tokens: [GlobToken]
  /// The bytes to be equal to, if the pattern is nothing but them.
  private var literal: [UInt8]?

  /// `nil` for text that is no pattern: an open bracket, or a `\` with nothing behind it. Such a line ignores nothing.
  init?(_ pattern: ArraySlice<UInt8>) {
    var tokens: [GlobToken] = []
    var rest = pattern
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "*"): if tokens.last != .anyBytes { tokens.append(.anyBytes) }
      case UInt8(ascii: "?"): tokens.append(.anyByte)
      case UInt8(ascii: "\\"):
        guard let escaped = rest.popFirst() else { return nil }
        tokens.append(.byte(escaped))
      case UInt8(ascii: "["):
        guard let set = GlobBracket.parse(&rest) else { return nil }
        tokens.append(.oneOf(set))
      default: tokens.append(.byte(byte))
      }
    }
    self.tokens = tokens
    let bytes = tokens.compactMap { if case .byte(let byte) = $0 { byte } else { nil } }
    literal = bytes.count == tokens.count ? bytes : nil
  }

  /// Whether all of `name` matches. The time is at most proportional to the product of the lengths: after a mismatch
  /// only the last `*` can still take more.
  func matches(_ name: ArraySlice<UInt8>) -> Bool {
    if let literal { return name.elementsEqual(literal) }
    var position = name.startIndex
    var token = 0
    var retry: (token: Int, position: Int)?
    while position < name.endIndex {
      if token < tokens.count, tokens[token] == .anyBytes {
        retry = (token + 1, position)
        token += 1
      } else if token < tokens.count, Self.matches(tokens[token], name[position]) {
        token += 1
        position += 1
      } else if let last = retry {
        retry = (last.token, last.position + 1)
        (token, position) = (last.token, last.position + 1)
      } else {
        return false
      }
    }
    return tokens[token...].allSatisfy { $0 == .anyBytes }
  }

  private static func matches(_ token: GlobToken, _ byte: UInt8) -> Bool {
    switch token {
    case .byte(let expected): expected == byte
    case .anyByte, .anyBytes: true
    case .oneOf(let set): set.contains(byte)
    }
  }
}
