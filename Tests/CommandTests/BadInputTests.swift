import Foundation
import Testing

@testable import leaklint

/// Files that cannot be read, or are no Swift.
@Suite struct BadInputTests {
  private let folder = TemporaryFolder()

  init() throws { try folder.copy("leak.swift", to: "A.swift") }

  @Test(.disabled(if: geteuid() == 0, "root may read everything"))
  func whatNobodyMayReadGives2() throws {
    try folder.copy("leak.swift", to: "locked/B.swift", "Locked.swift")
    chmod(folder.path("locked"), 0)
    chmod(folder.path("Locked.swift"), 0)
    for arguments in [[], ["locked", "Locked.swift", "A.swift"]] {
      let run = try Invocation(arguments, in: folder)
      #expect(run.status == 2)
      #expect(run.out.hasPrefix("A.swift:3:"))
      #expect(
        run.complaints == [
          "leaklint: Locked.swift: permission denied", "leaklint: locked: permission denied",
          "leaklint: 1 finding in 1 file; 2 left out, not readable",
        ])
    }
  }

  @Test func whatIsNoFileIsRefused() throws {
    #expect(mkfifo(folder.path("Pipe.swift"), 0o644) == 0)
    let walked = try Invocation([], in: folder)
    #expect(walked.status == 1)
    #expect(walked.complaints.contains("leaklint: Pipe.swift: not a regular file"))
    let named = try Invocation(["Pipe.swift", "/dev/null", "A.swift/"], in: folder)
    #expect(named.status == 2)
    #expect(named.complaints.count == 4)
  }

  @Test func aFileThatVanishesIsSaid() {
    let gone = FilePath(folder.path("Gone.swift"))
    let files = [false, true].map { FoundFile(path: gone, shown: FilePath("Gone.swift"), isNamed: $0) }
    let store = SourceStore(files)
    let reading = SourceReading(files: files, includesGenerated: false, store: store, threads: 2)
    #expect(reading.texts(of: [0, 1]).count == 0)
    #expect(store.allProblems.map(\.isFailure) == [false, true])
    #expect(store.allProblems.map(\.line) == Array(repeating: "Gone.swift: no such file or folder", count: 2))
  }

  /// None of these may crash the command, or cost the finding of another file.
  @Test(arguments: OddText.all)
  func oddBytes(_ text: OddText) throws {
    try folder.write("Odd.swift", text.bytes)
    let run = try Invocation([], in: folder)
    #expect(run.status == 1, "\(run.complaints)")
    #expect(run.out.hasPrefix("A.swift:3:"))
    let named = try Invocation(["Odd.swift"], in: folder)
    #expect(named.status == (text.isLeftOut ? 2 : 0), "what is named and left out is a failure")
    if text.isLeftOut { #expect(named.complaints.first?.hasPrefix("leaklint: Odd.swift:") == true) }
  }

  /// A fixture, cut off after every so many bytes.
  @Test func halfFiles() throws {
    let text = try Array(Data(contentsOf: TemporaryFolder.fixture("halves.swift")))
    for length in stride(from: 0, to: text.count, by: 100) {
      try folder.write("half/\(length).swift", Array(text[..<length]))
    }
    let run = try Invocation([], in: folder)
    #expect(run.status == 1)
    #expect(run.out.contains("A.swift:3:"))
  }

  /// The reader of standard output may go away early.
  @Test func aClosedPipeEndsQuietly() throws {
    for number in 0..<300 { try folder.copy("leak.swift", to: "many/\(number).swift") }
    let shell = Process()
    shell.executableURL = URL(filePath: "/bin/sh")
    let command = try Invocation.executable().path
    shell.arguments = ["-c", "{ '\(command)' .; echo $? >status; } 2>err | head -n 1 >/dev/null"]
    shell.currentDirectoryURL = folder.url
    try shell.run()
    shell.waitUntilExit()
    #expect(try folder.read("status") == "1\n")
    let complaints = try Invocation.untimed(folder.read("err"))
    #expect(
      complaints == """
        leaklint: findings of forgotten-sender: 301 warnings
        leaklint: 301 findings in 301 files

        """)
  }
}

/// Bytes that are hard to take for Swift.
struct OddText: Sendable, CustomStringConvertible {
  var description: String
  var bytes: [UInt8]
  /// Whether nothing can be made of it.
  var isLeftOut = false

  static let all = [
    OddText(description: "empty", bytes: []),
    OddText(description: "a zero", bytes: [0], isLeftOut: true),
    OddText(description: "a byte order mark", bytes: [0xEF, 0xBB, 0xBF]),
    OddText(description: "UTF-16", bytes: [0xFF, 0xFE, 0x66, 0x00], isLeftOut: true),
    OddText(description: "not UTF-8", bytes: [0x66, 0xC3, 0x28, 0x0A], isLeftOut: true),
    OddText(description: "parentheses", bytes: Array(repeating: UInt8(ascii: "("), count: 5_000), isLeftOut: true),
    OddText(description: "brackets", bytes: Array(repeating: UInt8(ascii: "["), count: 5_000), isLeftOut: true),
    OddText(
      description: "functions", bytes: Array(String(repeating: "func f() {", count: 3_000).utf8), isLeftOut: true),
    OddText(description: "an open brace", bytes: Array("{".utf8)),
    OddText(description: "an open string", bytes: Array("\"".utf8)),
    OddText(description: "an open comment", bytes: Array("/*".utf8)),
    OddText(description: "an open #if", bytes: Array("#if".utf8)),
  ]
}
