/// Breaks text into lines at spaces.
enum Wrapping {
  /// Lines of at most `width` columns, of which the first begins behind `first` columns and may stay empty. A word that
  /// is longer stays whole: cutting a name or a path in two helps nobody.
  static func lines(_ text: String, width: Int, first: Int = 0) -> [String] {
    var lines: [String] = []
    var line = ""
    var used = first
    for word in text.split(separator: " ", omittingEmptySubsequences: false) {
      let length = DisplayWidth.of(word)
      if used > 0, used + (line.isEmpty ? 0 : 1) + length > width {
        lines.append(line)
        line = String(word)
        used = length
      } else {
        used += length + (line.isEmpty ? 0 : 1)
        line += line.isEmpty ? word : " \(word)"
      }
    }
    return lines + [line]
  }
}
