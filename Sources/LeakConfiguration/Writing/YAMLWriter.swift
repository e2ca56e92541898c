/// Writes YAML that `YAMLReading` reads back, and that a terminal can show: what is not visible is escaped.
struct YAMLWriter {
  private(set) var text = ""
  private var indent = 0

  mutating func comment(_ line: String) { add("# \(line)") }

  mutating func key(_ key: String, _ value: String) { add("\(Self.scalar(key)): \(Self.scalar(value))") }

  mutating func key(_ key: String, flag: Bool) { add("\(Self.scalar(key)): \(flag)") }

  mutating func key(_ key: String, _ values: [String]) {
    add("\(Self.scalar(key)): [\(values.map(Self.scalar).joined(separator: ", "))]")
  }

  /// An empty mapping.
  mutating func empty(_ key: String) { add("\(Self.scalar(key)): {}") }

  /// A mapping; what `body` writes stands in it.
  mutating func mapping(_ key: String, _ body: (inout YAMLWriter) -> Void) {
    add("\(Self.scalar(key)):")
    indent += 2
    body(&self)
    indent -= 2
  }

  /// A list of mappings; nothing at all if there are none.
  mutating func list<Element>(_ key: String, _ elements: [Element], _ body: (inout YAMLWriter, Element) -> Void) {
    guard !elements.isEmpty else { return }
    add("\(Self.scalar(key)):")
    for element in elements {
      var item = YAMLWriter()
      body(&item, element)
      for (number, line) in item.text.split(separator: "\n").enumerated() {
        add("  \(number == 0 ? "-" : " ") \(line)")
      }
    }
  }

  private mutating func add(_ line: String) { text += String(repeating: " ", count: indent) + line + "\n" }

  /// A text without quotes where it can be nothing else.
  static func scalar(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."): true
      case UInt8(ascii: "/"), UInt8(ascii: " "), UInt8(ascii: "("), UInt8(ascii: ")"): true
      default: false
      }
    }
    let begins = text.first.map { $0.isLetter || $0 == "_" } ?? false
    let isWord = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"].contains(text.lowercased())
    return isPlain && begins && !isWord && text.last != " " ? text : quoted(text)
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\" + String(scalar)
      case _ where isVisible(scalar): result.unicodeScalars.append(scalar)
      default:
        let digits = String(scalar.value, radix: 16, uppercase: true)
        let (mark, width) = scalar.value < 0x100 ? ("x", 2) : scalar.value < 0x10000 ? ("u", 4) : ("U", 8)
        result += "\\" + mark + String(repeating: "0", count: max(0, width - digits.count)) + digits
      }
    }
    return result + "\""
  }

  /// Neither moves the cursor nor turns the direction of writing.
  private static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: false
    default: true
    }
  }
}
