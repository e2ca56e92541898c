import Foundation
import Testing

/// A git repository in a temporary folder, whose configuration is not that of whoever runs the tests.
struct Repository {
  private let folder: TemporaryFolder

  init(_ folder: TemporaryFolder) { self.folder = folder }

  func run(_ arguments: String...) throws { try run(arguments) }

  func run(_ arguments: [String]) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    let settings = ["-c", "user.name=T", "-c", "user.email=t@example.com", "-c", "commit.gpgsign=false"]
    process.arguments = ["git", "-C", folder.path] + settings + arguments
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "git \(arguments.joined(separator: " "))")
  }

  /// Commits all that is in the folder; the first one makes the repository.
  func commit() throws {
    try run("init", "-q", "-b", "main")
    try run("add", "-A")
    try run("commit", "-q", "-m", "one")
  }
}
