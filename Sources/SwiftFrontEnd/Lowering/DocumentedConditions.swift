import LeakAST

/// What the comment in front of a function says of when it calls what it is given: "the handler only gets called if the request
/// is still associated with the target".
enum DocumentedConditions {
  /// Whether a sentence says that a closure is called under some condition only, or not at all under another.
  ///
  /// - Parameters:
  ///   - comment: what stands before the function, as it is written.
  ///   - names: the names of its closures.
  static func areNamed(in comment: String, of names: [String]) -> Bool {
    guard mayName(comment) else { return false }
    let subjects = Set((names.map { $0.lowercased() } + general).map { $0[...] })
    return sentences(of: comment).contains { words in
      let text = words.joined(separator: " ")
      guard words.contains(where: subjects.contains), words.contains(where: conditions.contains) else { return false }
      if negations.contains(where: text.contains) { return true }
      return words.contains("only") && !text.contains("only once") && words.contains(where: calls.contains)
    }
  }

  /// Asked first, as few comments say anything of it.
  private static func mayName(_ comment: String) -> Bool {
    var comment = comment
    return comment.withUTF8 { text in
      (text.contains("///") || text.contains("/**")) && marks.contains(where: text.contains)
        && calls.contains { text.containsIgnoringCase($0) }
    }
  }

  /// Whether a parameter is a closure by its name, whatever its type is called: `handler: @escaping Handler`.
  static func isClosure(named name: String) -> Bool {
    let lower = name.lowercased()
    return general.contains { lower.hasSuffix($0) }
  }

  /// Without any of these, no sentence needs to be looked at.
  private static let marks: [StaticString] = ["only", "Only", "not ", "never ", "n't "]
  private static let general = ["handler", "callback", "closure", "block", "completion"]
  private static let calls: Set<Substring> = ["called", "invoked", "executed", "run", "calls", "fired", "triggered"]
  private static let conditions: Set<Substring> = ["if", "when", "unless", "while", "after", "once", "until"]
  private static let negations = [
    "not called", "never called", "not get called", "not be called", "won't be called", "isn't called",
    "not invoked", "never invoked", "not be invoked", "won't be invoked", "not be executed", "not executed",
  ]

  /// The words of each sentence, in lower case and without what surrounds them.
  private static func sentences(of comment: String) -> [[Substring]] {
    var sentences: [[Substring]] = []
    var current: [Substring] = []
    for word in comment.lowercased().split(whereSeparator: \.isWhitespace) {
      let bare = word.drop { !$0.isLetter }
      let core = bare.prefix { $0.isLetter || $0 == "'" || $0 == "_" }
      if !core.isEmpty { current.append(core) }
      if word.hasSuffix(".") || word.hasSuffix(";") {
        sentences.append(current)
        current = []
      }
    }
    return sentences + [current]
  }
}

extension UnsafeBufferPointer<UInt8> {
  fileprivate func contains(_ word: StaticString) -> Bool {
    let word = UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
    return contains(word) { $0 }
  }

  /// The same for letters, which are given in lower case.
  fileprivate func containsIgnoringCase(_ word: Substring) -> Bool {
    var word = String(word)
    return word.withUTF8 { contains($0) { $0 | 0x20 } }
  }

  private func contains(_ word: UnsafeBufferPointer<UInt8>, _ folded: (UInt8) -> UInt8) -> Bool {
    guard let first = word.first, count >= word.count else { return false }
    return (0...(count - word.count)).contains { start in
      folded(self[start]) == first && word.indices.allSatisfy { folded(self[start + $0]) == word[$0] }
    }
  }
}
