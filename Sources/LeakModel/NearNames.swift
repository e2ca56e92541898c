/// Names that a mistyped name may have meant.
public enum NearNames {
  /// The nearest first: names that contain the text or are contained in it, and names that few edits make equal.
  public static func of(_ text: String, among names: [String]) -> [String] {
    let text = text.lowercased()
    guard !text.isEmpty else { return [] }
    let limit = max(2, text.count / 3)
    return
      names
      .map { (name: $0, distance: $0.contains(text) || text.contains($0) ? 0 : distance(text, $0)) }
      .filter { $0.distance <= limit }
      .sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }
      .prefix(3)
      .map(\.name)
  }

  /// How many insertions, deletions and replacements make one text the other (Levenshtein).
  public static func distance(_ a: String, _ b: String) -> Int {
    let b = Array(b)
    var row = Array(0...b.count)
    for (i, character) in a.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, other) in b.enumerated() {
        let replaced = diagonal + (character == other ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(replaced, row[j] + 1, diagonal + 1)
      }
    }
    return row[b.count]
  }
}
