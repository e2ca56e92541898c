/// What `Package.swift` says of its targets.
struct Manifest {
  struct Target {
    let name: String
    let isTest: Bool
    /// Where its files are, when the manifest says so.
    let path: String?
    /// The targets of this package and the products of others that it names.
    let dependencies: Set<String>
  }

  let targets: [Target]

  init(_ text: String) {
    let swift = SwiftText(text)
    let kinds: Set = ["target", "executableTarget", "testTarget", "plugin", "macro"]
    targets = swift.words.filter { kinds.contains($0.text) && $0.after == UInt8(ascii: "(") }.compactMap { word in
      let raw = Self.argument(of: text, from: word.offset)
      guard let name = raw.firstMatch(of: /name:\s*"([^"]+)"/)?.output.1 else { return nil }
      let rest = raw[raw.index(after: raw.startIndex)...]
      return Target(
        name: String(name), isTest: word.text == "testTarget",
        path: rest.firstMatch(of: /[^\w]path:\s*"([^"]+)"/).map { String($0.output.1) },
        dependencies: Self.dependencies(in: String(rest)))
    }
  }

  private static func dependencies(in text: String) -> Set<String> {
    guard let start = text.firstRange(of: "dependencies:") else { return [] }
    let list = argument(of: text, from: text.utf8.distance(from: text.startIndex, to: start.upperBound))
    let packages = list.replacing(/package:\s*"[^"]*"/, with: "").replacing(/condition:[^)]*\)/, with: "")
    return Set(packages.matches(of: /"([^"]+)"/).map { String($0.output.1) })
  }

  /// What stands between the first bracket at or after an offset and the one that closes it.
  private static func argument(of text: String, from offset: Int) -> String {
    let code = SwiftText(text).code
    let opening: Set = [UInt8(ascii: "("), UInt8(ascii: "[")]
    let closing: Set = [UInt8(ascii: ")"), UInt8(ascii: "]")]
    guard let start = code[offset...].firstIndex(where: opening.contains) else { return "" }
    var depth = 0
    let end = code[start...].firstIndex { byte in
      depth += opening.contains(byte) ? 1 : closing.contains(byte) ? -1 : 0
      return depth == 0
    }
    return String(decoding: Array(text.utf8)[start..<(end ?? code.count)], as: UTF8.self)
  }
}
