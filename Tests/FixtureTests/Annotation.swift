import LeakModel

/// What a comment of a fixture expects of its line.
struct Annotation: Hashable {
  enum Kind: String {
    /// A finding has its primary place here.
    case want
    /// Another exit of the finding of the last `want` above.
    case via
    /// A finding should stand here, and doesn't yet.
    case todoWant = "todo-want"
    /// A finding stands here and shouldn't.
    case todoOk = "todo-ok"
  }

  var kind: Kind
  /// 1-based.
  var line: Int
  /// Empty for `todo-ok`.
  var rule: String
  /// What the message must contain. For `todo-ok` the reason.
  var part: String
  /// `// want: rule-id note "part"`: how much it weighs, where that matters.
  var severity: Severity?

  var description: String {
    kind == .todoOk ? "\(line): \(kind.rawValue): \(part)" : "\(line): \(kind.rawValue): \(rule) \"\(part)\""
  }
}

extension Annotation {
  /// All annotations of a fixture in order of line, and the lines that look like one and can't be read.
  static func read(_ fixture: Fixture) -> (annotations: [Annotation], unreadable: [String]) {
    var annotations: [Annotation] = []
    var unreadable: [String] = []
    for (index, line) in fixture.lines.enumerated() {
      let found = read(line, number: index + 1)
      annotations += found
      if line.matches(of: /\/\/ *(?:todo-)?(?:want|via|ok)\b/).count > found.count + reasons(in: line) {
        unreadable.append("\(fixture.path):\(index + 1): \(line)")
      }
    }
    return (annotations, unreadable)
  }

  private static func read(_ line: String, number: Int) -> [Annotation] {
    let claims = line.matches(of: /\/\/ (want|via|todo-want): ([a-z-]+)(?: (note|warning|error))? "([^"]+)"/).compactMap
    { match in
      Kind(rawValue: String(match.1)).map {
        Annotation(
          kind: $0, line: number, rule: String(match.2), part: String(match.4),
          severity: match.3.flatMap { Severity(rawValue: String($0)) })
      }
    }
    let excuses = line.matches(of: /\/\/ todo-ok: (.+)/).map {
      Annotation(kind: .todoOk, line: number, rule: "", part: String($0.1))
    }
    return claims + excuses
  }

  /// `// ok:` says why nothing is found; the reason is for readers.
  private static func reasons(in line: String) -> Int { line.matches(of: /\/\/ ok: \S/).count }
}
