import LeakAST

/// Moves the body of each function into a private one beside it, which the old one calls with what it is given.
struct MovedBodies {
  let rewriting: Rewriting?

  init(_ file: SourceFile, _ fixture: Fixture) {
    var insertions: [(offset: Int, text: String)] = []
    var names: [String: String] = [:]
    for function in file.functions {
      guard let body = function.body, let text = Self.text(for: function, body, fixture) else { continue }
      insertions.append((Int(body.range.start) + 1, text))
      names[Self.moved(function.name)] = function.name
    }
    var bytes = fixture.bytes
    for (offset, text) in insertions.sorted(by: { $0.offset > $1.offset }) {
      bytes.insert(contentsOf: Array(text.utf8), at: offset)
    }
    rewriting = insertions.isEmpty ? nil : Rewriting(bytes: bytes, names: names)
  }

  private static func moved(_ name: String) -> String { name + "Moved" }

  /// The call, the end of the old function, and the beginning of the new one.
  private static func text(for function: Function, _ body: Block, _ fixture: Fixture) -> String? {
    guard function.kind == .function, function.throwing != .rethrows, !body.statements.isEmpty,
      // What overrides is judged by what it overrides.
      !function.modifiers.contains("override"),
      function.name.first.map({ $0.isLetter || $0 == "_" }) == true
    else { return nil }
    let before = header(fixture, Int(function.range.start), Int(function.nameRange.start))
    let after = header(fixture, Int(function.nameRange.end), Int(body.range.start))
    // What a call would have to spell otherwise, and what names the function for others.
    let parts = ["inout", "@autoclosure", "...", "//", "repeat ", "isolated ", "borrowing ", "consuming "]
    guard !parts.contains(where: { after.contains($0) || before.contains($0) }) else { return nil }
    var arguments: [String] = []
    for parameter in function.parameters {
      guard parameter.name != "_", !parameter.isVariadic else { return nil }
      arguments.append((parameter.label.map { "\($0): " } ?? "") + parameter.name)
    }
    let effects = (function.throwing == .never ? "" : "try ") + (function.isAsync ? "await " : "")
    let call = "\(effects)\(moved(function.name))(\(arguments.joined(separator: ", ")))"
    let isVoid = function.result?.isVoid ?? true
    let actors = function.attributes.filter { $0.hasSuffix("Actor") && !before.contains($0) }.map { "@\($0) " }.joined()
    return " \(isVoid ? "" : "return ")\(call) }; \(actors)\(own(before))\(moved(function.name))\(after){"
  }

  private static func header(_ fixture: Fixture, _ start: Int, _ end: Int) -> String {
    String(decoding: fixture.bytes[start..<end], as: UTF8.self).replacing("\n", with: " ")
  }

  /// Without what is said of the place of the old one in its type.
  private static func own(_ words: String) -> String {
    let others = [
      "public", "internal", "open", "override", "private", "fileprivate", "package", "@objc", "@discardableResult",
    ]
    let kept = words.split(separator: " ").filter { !others.contains(String($0)) }
    let attributes = kept.filter { $0.hasPrefix("@") }
    return (attributes + ["private"] + kept.filter { !$0.hasPrefix("@") }).joined(separator: " ") + " "
  }
}
