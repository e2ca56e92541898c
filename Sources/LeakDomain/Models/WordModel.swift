/// Words in names that tell what a parameter, a callback or a function is for.
public struct WordModel: Hashable, Sendable {
  public var role: Role
  public var match: Match
  /// In lower case.
  public var words: [String]
  public var reason: String

  public init(role: Role, match: Match, words: [String], reason: String) {
    self.role = role
    self.match = match
    self.words = words.map { $0.lowercased() }
    self.reason = reason
  }

  /// How a word is looked for. Case never matters.
  public enum Match: String, CaseIterable, Hashable, Sendable {
    case whole, prefix, suffix, part
    /// At the beginning, and not within a longer word: `on` in `onChange` and `_onChange`, not in `only`.
    case verb
    /// At the end, and not within a longer word: `id` in `requestID` and `packet_id`, not in `grid`.
    case lastWord = "last-word"
  }

  /// - Parameter lower: `name` in lower case.
  func matches(_ name: String, lower: String) -> Bool {
    switch match {
    case .whole: return words.contains(lower)
    case .prefix: return words.contains { lower.hasPrefix($0) }
    case .suffix: return words.contains { lower.hasSuffix($0) }
    case .part: return words.contains { lower.holds($0) }
    case .verb:
      let bare = name.drop { $0 == "_" }
      let start = lower.drop { $0 == "_" }
      return words.contains { start.hasPrefix($0) && bare.dropFirst($0.count).first?.isLowercase != true }
    case .lastWord:
      return words.contains { lower == $0 || (lower.hasSuffix($0) && Self.ends(name, withWord: $0.count)) }
    }
  }

  /// Whether a word begins that many characters before the end of a longer name.
  private static func ends(_ name: String, withWord length: Int) -> Bool {
    guard length < name.count else { return false }
    let start = name.index(name.endIndex, offsetBy: -length)
    return name[start].isUppercase || name[..<start].hasSuffix("_")
  }
}
