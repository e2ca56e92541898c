import Foundation
import Testing

/// Files that would like to speak to the terminal of whoever checks them.
@Suite struct HostileOutputTests {
  private let folder = TemporaryFolder()
  /// A link, the clipboard, a title, colours, the cursor, a turned direction, and what cannot be seen.
  private static let evil =
    "\u{1B}]8;;http://evil\u{1B}\\x\u{1B}]52;c;aGk=\u{7}\u{1B}]0;t\u{7}\u{1B}[31m\u{9B}2J\u{202E}\u{2066}\u{200B}"

  init() throws {
    try folder.write(
      "\(Self.name)/\(Self.name).swift",
      """
      func load(_ fetch: @escaping (@escaping (Int?) -> Void) -> Void) async -> Int {
        await withCheckedContinuation { (continuation: CheckedContinuation<Int, Never>) in
          fetch { value in // \(Self.evil)
            guard let value, "\(Self.evil)" != "" else { return } /* \(Self.evil) */
            continuation.resume(returning: value)
          }
        }
      }
      """)
    try folder.write("\(Self.name)/broken.swift", "func f( { \(Self.evil) ]]")
    try folder.write("\(Self.name)/text.swift", [0x66, 0x1B, 0x5B, 0xFF])
  }

  private static let name = String(evil.filter { $0 != "/" })

  private func expectNothingRaw(_ text: String, _ what: String) {
    let raw = text.unicodeScalars.filter { scalar in
      scalar != "\n" && [.control, .format, .lineSeparator].contains(scalar.properties.generalCategory)
    }
    #expect(raw.isEmpty, "\(what): \(raw.map { String($0.value, radix: 16) })")
  }

  @Test(arguments: ["text", "concise", "github", "xcode", "json", "sarif"])
  func findingsAndNotices(_ format: String) throws {
    let run = try Invocation(["--format", format], in: folder)
    #expect(run.status == 1)
    #expect(run.out.contains("continuation"))
    #expect(run.complaints.count == 4, "two that do not parse, one left out, the summary: \(run.complaints)")
    expectNothingRaw(run.out, format)
    expectNothingRaw(run.complaints.joined(), "notices")
  }

  @Test(arguments: ["ast", "flow"]) func dumps(_ phase: String) throws {
    let run = try Invocation(["dump", phase, "\(Self.name)/\(Self.name).swift"], in: folder)
    #expect(run.status == 0 && run.out.contains("load"))
    expectNothingRaw(run.out, phase)
  }

  @Test(arguments: [
    ["--\(evil)"], ["--format", evil], ["--rule", evil], ["--skip", evil], ["--baseline", evil], ["--since", evil],
    ["--output", "\(evil)/\(evil)"], ["\(evil).swift"], ["rules", evil], ["dump", "ast", evil], ["dump", evil, evil],
  ])
  func arguments(_ arguments: [String]) throws {
    let run = try Invocation(arguments, in: folder)
    #expect(run.status == 2 && !run.complaints.isEmpty)
    expectNothingRaw(run.out + run.complaints.joined(), arguments[0])
  }

  private static let diff = ["--diff", "--unsafe", "--quiet", "Diff.swift"]
  private static let leaking = """
    func load(_ fetch: @escaping (@escaping (Int?) -> Void) -> Void) async -> Int {
      await withCheckedContinuation { (continuation: CheckedContinuation<Int, Never>) in
        fetch { value in
          guard let value else { return }  // \(evil)
          continuation.resume(returning: value)
        }
      }
    }
    """

  /// A program that reads a diff needs every byte of it.
  @Test func diffsInPipes() throws {
    try folder.write("Diff.swift", Self.leaking)
    #expect(try Invocation(Self.diff, in: folder).out.contains("\u{1B}]0;t\u{7}"))
  }

  /// Nobody who looks at one does, on a terminal that does not say how wide it is either: `script` makes such a one.
  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/script")))
  func diffsOnTerminals() throws {
    try folder.write("Diff.swift", Self.leaking)
    let pipe = Pipe()
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/script")
    #if os(Linux)
      let quoted = ([try Invocation.executable().path] + Self.diff).map { "'\($0)'" }
      process.arguments = ["-q", "-c", quoted.joined(separator: " "), "/dev/null"]
    #else
      process.arguments = ["-q", "/dev/null", try Invocation.executable().path] + Self.diff
    #endif
    process.currentDirectoryURL = folder.url
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = pipe
    try process.run()
    let shown = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(shown.contains("continuation.resume(returning: 0)"))
    expectNothingRaw(shown.replacing("\r\n", with: "\n"), "diff")
  }
}
