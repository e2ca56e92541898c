import Foundation

// A child writes into two pipes, or into one of which only its end is of interest: nobody reads what fills up.

final class LanguageServer {
  private let process = Process()
  private let output = Pipe()
  private let errors = Pipe()

  init(_ url: URL) {
    process.executableURL = url
    process.standardOutput = output
    process.standardError = errors  // want: no-receiver "nobody reads 'errors', into which the child of 'process' writes"
  }

  func start(_ hear: @escaping @Sendable (Data) -> Void) throws {
    output.fileHandleForReading.readabilityHandler = { hear($0.availableData) }
    try process.run()
  }
}

final class Watcher {
  private let process = Process()

  func watch(_ url: URL, ended: @escaping @Sendable (Int32) -> Void) throws {
    process.executableURL = url
    process.standardOutput = Pipe()  // want: no-receiver "nobody reads 'process.standardOutput'"
    process.terminationHandler = { ended($0.terminationStatus) }
    try process.run()
  }
}

final class Jobs {
  private var running: Process?

  func start(_ url: URL, ended: @escaping @Sendable (Int32) -> Void) throws {
    let process = Process()
    process.executableURL = url
    process.standardError = Pipe()  // want: no-receiver "nobody reads 'process.standardError'"
    process.terminationHandler = { ended($0.terminationStatus) }
    try process.run()
    running = process
  }

  func follow(_ url: URL, _ hear: @escaping @Sendable (Data) -> Void) throws {
    let process = Process()
    let output = Pipe()
    let errors = Pipe()
    process.executableURL = url
    process.standardOutput = output
    process.standardError = errors  // want: no-receiver "nobody reads 'errors'"
    output.fileHandleForReading.readabilityHandler = { hear($0.availableData) }
    try process.run()
    running = process
  }
}
