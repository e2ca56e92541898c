import LeakModel

@testable import LeakReporting

/// Findings as the analysis makes them, for text that people read.
enum TextSample {
  /// Two files with a path that crosses them.
  static let files: [String: String] = [
    "Sources/Prices.swift": """
    import AsyncAlgorithms

    func price(of item: Item, enabled: Bool) async throws -> Int {
      let channel = AsyncChannel<Int>()
      start(item, into: channel)
      guard enabled else { return 0 }
      let discount = try await shop.discount(for: item)
      for await price in channel { return price - discount }
      return 0
    }

    func load(_ item: Item, completion: @escaping (Int?) -> Void) {
      session.fetch(item) { data, response, error in
        if let error { completion(nil) }
        guard let answer = response as? HTTPResponse, answer.status == 200, answer.headers["Content-Type"] == "application/json", let data else { return }
        completion(data.count)
      }
    }
    """,
    "Sources/Start.swift": """
    func start(_ item: Item, into channel: AsyncChannel<Int>) {
      Task {
        await channel.send(item.price)
      }
    }
    """,
  ]

  static let prices = "Sources/Prices.swift"
  static let start = "Sources/Start.swift"

  /// The place of the first occurrence of `words`, or of those at its end.
  static func place(_ words: String, last: String? = nil, in file: String = prices) -> Place {
    let bytes = Array((files[file] ?? "").utf8)
    let lines = bytes.withUnsafeBufferPointer { LineTable(bytes: $0) }
    let pattern = Array(words.utf8)
    let end = (bytes.indices.first { bytes[$0...].starts(with: pattern) } ?? 0) + pattern.count
    let start = end - (last ?? words).utf8.count
    return Place(file: file, start: lines.position(of: Int32(start)), end: lines.position(of: Int32(end)))
  }

  /// The sender waits in another file; another exit is a related place; the repair is safe.
  static let crossing: Finding = {
    var finding = Finding(
      rule: "receiver-skipped", severity: .warning, place: place("else { return", last: "return"),
      message: "this return leaves the task started at line 2 suspended in 'channel.send' (when 'enabled' is false)",
      primitive: "AsyncChannel", function: "price(of:enabled:)",
      related: [
        Remark(
          place: place("await channel.send", last: "channel.send", in: start), message: "it waits here", side: .waiter),
        Remark(
          place: place("shop.discount(for: item)"),
          message: "this 'try', when it throws, leaves the task started at line 2 suspended in 'channel.send'"),
      ],
      path: [
        Remark(place: place("Task", in: start), message: "the task that sends on 'channel' starts here"),
        Remark(place: place("guard enabled", last: "enabled"), message: "'enabled' is false"),
        Remark(
          place: place("else { return", last: "return"), message: "this return leaves it suspended in 'channel.send'"),
      ],
      fixes: [Fix(title: "finish 'channel' on every way out", safe: true, edits: [insertion])])
    finding.consequence = "the task and all it holds stay until it is cancelled; nothing is seen at run time"
    return finding
  }()

  private static let insertion: Edit = {
    var start = place("  start(item")
    start.end = start.start
    return Edit(place: start, text: "  defer { channel.finish() }\n")
  }()

  /// Marks far apart on a long line, and a repair that makes several lines of one.
  static let handler: Finding = {
    let exit = place("let data else { return", last: "return")
    var finding = Finding(
      rule: "forgotten-sender", severity: .note, place: exit,
      message: """
        this return leaves without calling 'completion' (when 'error' is nil and the cast of 'response' fails): whoever \
        waits for it waits for ever
        """, primitive: "completion handler", function: "load(_:completion:)",
      path: [
        Remark(
          place: place("completion: @escaping (Int?) -> Void"), message: "'completion' is to be called exactly once"),
        Remark(place: place("if let error", last: "let error"), message: "'error' is nil"),
        Remark(
          place: place("guard let answer = response as? HTTPResponse", last: "let answer = response as? HTTPResponse"),
          message: "the cast of 'response' fails"),
        Remark(place: exit, message: "in the closure given to 'fetch', this return leaves without calling it"),
      ], fixes: [Fix(title: "call 'completion' with nil", safe: false, edits: [replacement])])
    finding.consequence = "whoever waits for the call waits on; nothing is seen at run time"
    return finding
  }()

  private static let replacement = Edit(
    place: place("let data else { return }", last: "{ return }"), text: "{\n      completion(nil)\n      return\n    }")

  /// A second call, in the words of `double-resume`; without a consequence or a repair.
  static let twice = Finding(
    rule: "double-resume", severity: .error, place: place("completion(data.count)"),
    message: "'completion' is called a second time here, after line 14 on the same path: its caller is told twice",
    primitive: "completion handler", function: "load(_:completion:)",
    related: [Remark(place: place("completion(nil)"), message: "'completion' is called here first")],
    path: [
      Remark(place: place("completion: @escaping"), message: "'completion' is to be called exactly once"),
      Remark(place: place("if let error", last: "let error"), message: "'error' is not nil"),
      Remark(place: place("completion(nil)"), message: "'completion' is called"),
      Remark(place: place("completion(data.count)"), message: "'completion' is called again"),
    ])

  static let report = Report(findings: [crossing, handler, twice], notices: [], fileCount: 2)

  static func context(_ style: TextStyle, texts: [String: String] = files) -> ReportContext {
    ReportContext(
      version: "1.2.3", rules: [], folder: "/home/me/project", isComplete: true, style: style,
      bytes: { texts[$0].map { Array($0.utf8) } })
  }
}
