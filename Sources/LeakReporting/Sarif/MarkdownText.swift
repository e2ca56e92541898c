/// The little that SARIF needs to know of Markdown.
enum MarkdownText {
  /// The text under a heading of the second level as one paragraph, code blocks left out; empty if there is none.
  static func section(_ heading: String, of page: String) -> String {
    var words: [Substring] = []
    var isInside = false
    var isCode = false
    for line in page.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") {
        isCode.toggle()
      } else if !isCode, line.hasPrefix("#") {
        isInside = line == "## \(heading)"
      } else if isInside, !isCode {
        words += line.split(separator: " ")
      }
    }
    return plainWords(words.joined(separator: " "))
  }

  /// The page without the marks of headings, code and emphasis; code blocks are indented instead.
  static func plain(_ page: String) -> String {
    var lines: [String] = []
    var isCode = false
    for line in page.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") {
        isCode.toggle()
      } else if isCode {
        lines.append(line.isEmpty ? "" : "    \(line)")
      } else if line.hasPrefix("#") {
        lines.append(String(line.drop { $0 == "#" || $0 == " " }))
      } else {
        lines.append(plainWords(String(line)))
      }
    }
    return lines.joined(separator: "\n")
  }

  private static func plainWords(_ text: String) -> String { text.filter { $0 != "`" } }
}
