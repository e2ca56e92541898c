import LeakModel

extension SourceFile {
  /// An outline of the whole file, for people and for tests: one node a line, two spaces for each level, and the
  /// node's place as `line:column-line:column` (1-based, columns in UTF-8 bytes, the end excluded) after it.
  public func dump() -> String {
    var dump = ASTDump(lines: lines)
    for stmt in statements { dump.add(stmt) }
    return dump.text
  }
}

/// Collects the lines of an outline.
struct ASTDump {
  private let lines: LineTable
  private(set) var text = ""
  private var indentation = ""

  init(lines: LineTable) { self.lines = lines }

  /// One line: the words that are not empty, then the place.
  mutating func line(_ words: String..., at range: SourceRange? = nil) {
    text += indentation
    text += words.filter { !$0.isEmpty }.joined(separator: " ")
    if let range { text += " " + place(range) }
    text += "\n"
  }

  /// What `body` adds stands one level deeper.
  mutating func nested(_ body: (inout ASTDump) -> Void) {
    indentation += "  "
    body(&self)
    indentation.removeLast(2)
  }

  /// A heading of its own, with what `body` adds below it.
  mutating func section(_ words: String..., at range: SourceRange? = nil, _ body: (inout ASTDump) -> Void) {
    line(words.filter { !$0.isEmpty }.joined(separator: " "), at: range)
    nested(body)
  }

  func place(_ range: SourceRange) -> String {
    let start = lines.position(of: range.start)
    let end = lines.position(of: range.end)
    return "\(start.line):\(start.column)-\(end.line):\(end.column)"
  }

  /// Text on one line, in double quotes, with the usual escapes.
  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F: result += "\\u{\(String(scalar.value, radix: 16))}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  static func list(_ title: String, _ names: [String]) -> String {
    names.isEmpty ? "" : "\(title)[\(names.joined(separator: ", "))]"
  }
}
