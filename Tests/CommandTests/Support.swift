import Foundation

/// The built command, run as a process.
struct Invocation {
  var status: Int32
  var out: String
  /// The lines of standard error, without the time that the run took.
  var complaints: [String]

  /// In seconds; what takes longer hangs.
  private static let longestRun = 60.0

  /// Runs `leaklint` in a folder and waits for its end.
  ///
  /// - Parameters:
  ///   - subfolder: where in the folder to run.
  ///   - output: a file to take standard output instead, which is then not read.
  ///   - environment: what is set otherwise than here. The cache of a user is left alone in any case.
  init(
    _ arguments: [String], in folder: TemporaryFolder, at subfolder: String = "", output: String? = nil,
    environment: [String: String] = [:]
  ) throws {
    let streams = TemporaryFolder()
    try streams.write("out", "")
    try streams.write("err", "")
    let process = Process()
    process.executableURL = try Self.executable()
    process.arguments = arguments
    process.currentDirectoryURL = folder.url(subfolder)
    process.environment = ProcessInfo.processInfo.environment
      .merging(["XDG_CACHE_HOME": streams.path("cache")]) { $1 }.merging(environment) { $1 }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: output.map { URL(filePath: $0) } ?? streams.url("out"))
    process.standardError = try FileHandle(forWritingTo: streams.url("err"))
    try process.run()
    let id = process.processIdentifier
    let watchdog = DispatchWorkItem { kill(id, SIGKILL) }
    DispatchQueue.global().asyncAfter(deadline: .now() + Self.longestRun, execute: watchdog)
    process.waitUntilExit()
    watchdog.cancel()
    // A signal is no exit status: keep the two apart.
    status = process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus
    out = try String(contentsOf: streams.url("out"), encoding: .utf8)
    complaints = try Self.untimed(String(contentsOf: streams.url("err"), encoding: .utf8))
      .split(separator: "\n").map(String.init)
  }

  /// The summary says how long a run took: ` (0.1 s)`.
  static func untimed(_ text: String) -> String { text.replacing(/\ \([0-9]+\.[0-9] s\)/, with: "") }

  /// The files that the findings of `--format json` lie in, in their order.
  static func files(_ arguments: [String], in folder: TemporaryFolder) throws -> [String] {
    let invocation = try Invocation(["--format", "json"] + arguments, in: folder)
    let findings = try JSONSerialization.jsonObject(with: Data(invocation.out.utf8)) as? [[String: Any]] ?? []
    return findings.compactMap { $0["file"] as? String }
  }

  /// The executable stands in the folder of build products, beside the tests.
  static func executable() throws -> URL {
    let bundles = Bundle.allBundles.map(\.bundleURL).filter { $0.pathExtension == "xctest" }
    let runner = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    for product in bundles + [runner, Bundle.main.bundleURL.appending(path: "x")] {
      let url = product.deletingLastPathComponent().appending(path: "leaklint")
      if FileManager.default.isExecutableFile(atPath: url.path) { return url }
    }
    throw CocoaError(.fileNoSuchFile)
  }
}

/// A folder that exists as long as this object.
final class TemporaryFolder: Sendable {
  /// Without links, since the command shows paths without links.
  let url: URL

  init() {
    let base = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
    url = base.appending(path: "leaklint-\(UUID().uuidString)", directoryHint: .isDirectory)
    try? FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit {
    // A folder that nobody may read cannot be removed either.
    let all = FileManager.default.enumerator(atPath: url.path)
    while let path = all?.nextObject() as? String { chmod(self.path(path), 0o755) }
    try? FileManager.default.removeItem(at: url)
  }

  var path: String { url.path }
  func url(_ name: String) -> URL { url.appending(path: name) }
  func path(_ name: String) -> String { url(name).path }

  /// Writes a file, with the folders around it.
  func write(_ name: String, _ bytes: [UInt8]) throws {
    try makeFolder((name as NSString).deletingLastPathComponent)
    try Data(bytes).write(to: url(name))
  }

  func write(_ name: String, _ text: String) throws { try write(name, Array(text.utf8)) }

  /// Copies a file of `Fixtures/_cli` to each of the names.
  func copy(_ fixture: String, to names: String...) throws {
    for name in names { try write(name, Array(Data(contentsOf: Self.fixture(fixture)))) }
  }

  func makeFolder(_ name: String) throws {
    try FileManager.default.createDirectory(at: url(name), withIntermediateDirectories: true)
  }

  func link(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(atPath: path(name), withDestinationPath: target)
  }

  func read(_ name: String) throws -> String { try String(contentsOf: url(name), encoding: .utf8) }

  static func fixture(_ name: String) -> URL {
    URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Fixtures/_cli/\(name)").standardized
  }
}
