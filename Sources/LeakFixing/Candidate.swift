/// A repair that may be offered, if it turns out to do what it should.
struct Candidate: Hashable {
  var title: String
  /// Paths that did not leak behave as before, and what the waiter is given is what belongs there.
  var isSafe: Bool
  var edits: [TextEdit]

  init(_ title: String, isSafe: Bool, _ edits: [TextEdit]) {
    self.title = title
    self.isSafe = isSafe
    self.edits = edits
  }
}

/// Edits of a part of a repair.
struct Part {
  var edits: [TextEdit]
  var isSafe: Bool
  /// What is written, for the title.
  var text: String

  init(_ edits: [TextEdit], isSafe: Bool, text: String) {
    self.edits = edits
    self.isSafe = isSafe
    self.text = text
  }

  /// All parts as one; `nil` where one is missing, or would stand in lines that another moves to the right.
  static func all(_ parts: [Part?]) -> Part? {
    var edits: [TextEdit] = []
    var isSafe = true
    var texts: [String] = []
    for part in parts {
      guard let part else { return nil }
      edits += part.edits
      isSafe = isSafe && part.isSafe
      if !texts.contains(part.text) { texts.append(part.text) }
    }
    for part in parts {
      guard let part, let moved = TextEdit.indented(part.edits) else { continue }
      let own = Set(part.edits)
      if edits.contains(where: { moved.contains($0.range) && !own.contains($0) }) { return nil }
    }
    return edits.isEmpty ? nil : Part(edits, isSafe: isSafe, text: texts.joined(separator: ", "))
  }
}
