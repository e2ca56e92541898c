import LeakModel

@testable import LeakReporting

/// Findings over a made-up file, with everything that is hard to place: characters of two, three and four bytes, tabs,
/// a byte order mark, and all three kinds of line ends.
enum Sample {
  static let file = "Sources/Größe & Maß/A file.swift"
  static let other = "Sources/B.swift"

  static let text =
    "\u{FEFF}let channel = AsyncChannel<Int>() // Übertragung\r\n"
    + "func load(_ name: String) async throws {\r\n"
    + "\tlet größe = \"🦊🦊\"; Task { await channel.send(größe.count) }\r\n"
    + "\t\tguard name != \"👩‍👩‍👧\" else { return }\n"
    + "  try check(\n    name)\r"
    + "  for await value in channel { print(value) }\n}\n"
  static let otherText = "func check(_ name: String) throws {}\n"

  static let texts = [file: text, other: otherText]

  /// The place of the first occurrence of `words`, in lines and UTF-8 columns.
  static func place(_ words: String, in file: String = file) -> Place {
    let bytes = Array((texts[file] ?? "").utf8)
    let pattern = Array(words.utf8)
    let start = (0...(bytes.count - pattern.count)).first { bytes[$0...].starts(with: pattern) } ?? 0
    let lines = bytes.withUnsafeBufferPointer { LineTable(bytes: $0) }
    return Place(
      file: file, start: lines.position(of: Int32(start)), end: lines.position(of: Int32(start + pattern.count)))
  }

  static let skipped: Finding = {
    var finding = skippedWithoutConsequence
    finding.consequence = "the task stays {suspended}; nothing is seen"
    return finding
  }()

  private static let skippedWithoutConsequence = Finding(
    rule: "receiver-skipped", severity: .warning, place: place("return"),
    message: "this return leaves the task started at line 3 suspended in 'channel.send'", primitive: "AsyncChannel",
    function: "load(_:)",
    related: [
      Remark(place: place("Task { await channel.send(größe.count) }"), message: "the sender starts here"),
      Remark(place: place("for await"), message: "it is received here", side: .waiter),
      Remark(place: place("check", in: other), message: "'check([String])' may throw {sometimes}"),
    ],
    path: [
      Remark(place: place("Task {"), message: "a task sends 'größe.count'", side: .waiter),
      Remark(place: place("guard"), message: "the guard's condition is false"),
      Remark(place: place("return"), message: "the function returns"),
    ],
    fixes: [
      Fix(
        title: "receive before the return", safe: false,
        edits: [
          Edit(place: place("check(\n    name)"), text: "check(name) // 🦊"),
          Edit(place: place("throws", in: other), text: ""),
        ])
    ], fingerprint: "0123456789abcdef")

  /// A range over several lines, a message with brackets and control characters, and nothing beside.
  static let severalLines = Finding(
    rule: "forgotten-sender", severity: .error, place: place("try check(\n    name)"),
    message: "closure [weak self](0)\u{1B}[31m\nnever\u{202E} resumes, 50%: a, b", primitive: "", function: "",
    fingerprint: "")

  /// Behind characters of four bytes, on a line that starts with a tab.
  static let behindEmoji = Finding(
    rule: "no-receiver", severity: .note, place: place("await channel"), message: "nobody receives",
    primitive: "AsyncChannel", function: "load(_:)",
    related: [Remark(place: place("let channel"), message: "", side: .waiter)],
    path: [Remark(place: place("await channel"), message: "a task sends")], fingerprint: "ff")

  static let report = Report(
    findings: [behindEmoji, skipped, severalLines],
    notices: [
      Notice(kind: .skipped, file: "Big file.swift", message: "not analysed: nested 400 deep"),
      Notice(kind: .broken, file: other, position: Position(line: 1, column: 6), message: "expected '}'"),
    ], fileCount: 3)

  static let rules = ["no-receiver", "receiver-skipped", "forgotten-sender"].map { id in
    RuleDescription(
      id: id, summary: "Summary of `\(id)`.", severity: .warning,
      page: page(id), precision: "high", tags: ["concurrency"])
  }

  private static func page(_ id: String) -> String {
    """
    # \(id)

    Summary.

    ## What it finds

    A `send`
    waits.

    ## Example

    ```swift
    # no heading
    ```
    """
  }

  static let context = ReportContext(
    version: "1.2.3", rules: rules, folder: "/home/me/project", isComplete: true,
    bytes: { texts[$0].map { Array($0.utf8) } })
}
