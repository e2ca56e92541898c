import Foundation

/// Asks git about a repository that nobody trusts: no hook, file system monitor, filter, pager or transport of its
/// configuration runs. Only commands that read objects are used, so that git never looks at the work tree.
struct Git {
  /// Absolute.
  var folder: String
  /// Whether it is another repository than the one that a hook, which may have started leaklint, speaks of.
  var isSubmodule = false

  struct Failure: Error {
    var message: String
  }

  private static let settings = [
    "core.fsmonitor=false", "core.hooksPath=/dev/null", "core.pager=cat", "core.sshCommand=false",
    "core.gitProxy=false",
    "core.askPass=", "credential.helper=", "protocol.allow=never", "diff.external=",
  ]

  private static let environment = [
    "GIT_ALLOW_PROTOCOL": "none", "GIT_NO_LAZY_FETCH": "1", "GIT_NO_REPLACE_OBJECTS": "1", "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0", "GIT_PAGER": "cat", "LC_ALL": "C",
  ]

  /// What git tells a hook of its repository.
  private static let places = [
    "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_COMMON_DIR", "GIT_PREFIX",
  ]

  /// The absolute path of the git that the user's `PATH` names. Relative entries are passed by: they would name a file
  /// of the repository.
  private static func executable() -> URL? {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    return path.split(separator: ":").filter { $0.hasPrefix("/") }
      .map { URL(filePath: "\($0)/git") }
      .first { FileManager.default.isExecutableFile(atPath: $0.path) }
  }

  /// Runs git and gives what it printed.
  func run(_ arguments: [String], input: Data = Data()) -> Result<Data, Failure> {
    guard let git = Self.executable() else { return .failure(Failure(message: "git is not installed")) }
    let process = Process()
    process.executableURL = git
    process.arguments = ["--no-pager"] + Self.settings.flatMap { ["-c", $0] } + arguments
    process.currentDirectoryURL = URL(filePath: folder, directoryHint: .isDirectory)
    var environment = ProcessInfo.processInfo.environment.merging(Self.environment) { $1 }
    if isSubmodule { for place in Self.places { environment[place] = nil } }
    process.environment = environment
    return ChildProcess(process).run(input: input).flatMap { output in
      if output.status == 0 { return .success(output.out) }
      let said = String(decoding: output.complaints, as: UTF8.self).split(separator: "\n").first.map(String.init)
      return .failure(Failure(message: said ?? "git ended with status \(output.status)"))
    }
  }
}
