import Foundation
import Testing

/// `^C` and `kill` while files are repaired.
@Suite struct InterruptionTests {
  private static let leak = """
    func ready(_ isReady: Bool, completion: @escaping () -> Void) {
      guard isReady else { return }
      completion()
    }

    """

  /// The signal comes while a file is written beside the old one: that is done to its end, and nothing else.
  @Test(arguments: [SIGINT, SIGTERM, SIGHUP])
  func whatHasBegunIsDone(_ number: Int32) throws {
    let folder = TemporaryFolder()
    let names = (10..<40).map { "File\($0).swift" }
    for name in names { try folder.write(name, Self.leak) }
    let process = Process()
    process.executableURL = try Invocation.executable()
    process.arguments = ["--no-config", "--fix", "."]
    process.currentDirectoryURL = folder.url
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try Self.unblocking(number) { try process.run() }
    var begun: String?
    let deadline = Date.now + 60
    while begun == nil, process.isRunning, .now < deadline {
      begun = try FileManager.default.contentsOfDirectory(atPath: folder.path).first { $0.hasSuffix(".tmp") }
    }
    kill(process.processIdentifier, number)
    process.waitUntilExit()
    #expect(process.terminationReason == .uncaughtSignal && process.terminationStatus == number)
    #expect(Set(try FileManager.default.contentsOfDirectory(atPath: folder.path)) == Set(names))
    let name = try #require(names.first { begun?.hasPrefix(".\($0).") == true })
    #expect(try folder.read(name) != Self.leak)
    #expect(try folder.read(names[29]) == Self.leak)
  }

  /// A process takes over which signals are blocked, and threads of a pool block all of them.
  private static func unblocking(_ number: Int32, _ body: () throws -> Void) rethrows {
    var (signals, old) = (sigset_t(), sigset_t())
    sigemptyset(&signals)
    sigaddset(&signals, number)
    pthread_sigmask(SIG_UNBLOCK, &signals, &old)
    defer { pthread_sigmask(SIG_SETMASK, &old, nil) }
    try body()
  }
}
