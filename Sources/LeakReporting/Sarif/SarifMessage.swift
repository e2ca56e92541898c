import LeakModel

/// Messages as SARIF writes them: braces doubled, since single ones stand for arguments, and links as `[text](id)`.
enum SarifMessage {
  static func plain(_ text: String) -> JSONValue {
    .object([("text", .string(text.isEmpty ? "(no message)" : literal(text)))])
  }

  /// The message of a finding, then what comes of it. Every related place is linked: the words "line N" where the
  /// message already speaks of the place, otherwise a list at the end. The id of a place is its 1-based index.
  static func linked(_ finding: Finding) -> JSONValue {
    var linker = Linker(message: finding.message)
    var unmentioned: [(id: Int, remark: Remark)] = []
    for (index, remark) in finding.related.enumerated() {
      let mention = remark.place.file == finding.place.file ? "line \(remark.place.start.line)" : nil
      if let mention, linker.link(mention, to: index + 1) { continue }
      unmentioned.append((index + 1, remark))
    }
    var text = linker.text
    if !finding.consequence.isEmpty { text += "\nResult: \(literal(finding.consequence))." }
    if !unmentioned.isEmpty {
      let links = unmentioned.map { link(linkText($0.remark), to: $0.id) }
      text += "\nSee also: " + links.joined(separator: "; ") + "."
    }
    return .object([("text", .string(text.isEmpty ? finding.rule : text))])
  }

  static func link(_ text: String, to id: Int) -> String {
    "[\(escaped(doubled(text)))](\(id))"
  }

  /// Text outside of links. Brackets are escaped where they could be taken for those of a link; viewers show the
  /// backslash, so other brackets stay as they are.
  static func literal(_ text: String) -> String {
    let opening = text.utf8.count { $0 == UInt8(ascii: "[") }
    let closing = text.utf8.count { $0 == UInt8(ascii: "]") }
    guard opening != closing || text.contains("](") else { return doubled(text) }
    return escaped(doubled(text))
  }

  private static func linkText(_ remark: Remark) -> String {
    let text = remark.message.isEmpty ? "line \(remark.place.start.line)" : remark.message
    return text.hasSuffix(".") ? String(text.dropLast()) : text
  }

  private static func doubled(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { result, scalar in
      result.unicodeScalars.append(scalar)
      if scalar == "{" || scalar == "}" { result.unicodeScalars.append(scalar) }
    }
  }

  private static func escaped(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { result, scalar in
      if scalar == "\\" || scalar == "[" || scalar == "]" { result += "\\" }
      result.unicodeScalars.append(scalar)
    }
  }
}
