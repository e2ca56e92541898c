import Foundation

final class LanguageServerRepaired {
  private let process = Process()
  private let output = Pipe()

  init(_ url: URL) {
    process.executableURL = url
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
  }

  func startRepaired(_ hear: @escaping @Sendable (Data) -> Void) throws {
    output.fileHandleForReading.readabilityHandler = { hear($0.availableData) }
    try process.run()
  }
}

final class WatcherRepaired {
  private let process = Process()

  func watchRepaired(_ url: URL, ended: @escaping @Sendable (Int32) -> Void) throws {
    process.executableURL = url
    process.standardOutput = FileHandle.nullDevice
    process.terminationHandler = { ended($0.terminationStatus) }
    try process.run()
  }
}

/// Both outputs are read, each by somebody else.
final class Tools {
  private let process = Process()
  private let output = Pipe()
  let errors = Pipe()

  init(_ url: URL) {
    process.executableURL = url
    process.standardOutput = output
    process.standardError = errors
  }

  func start(_ hear: @escaping @Sendable (Data) -> Void) throws {
    output.fileHandleForReading.readabilityHandler = { hear($0.availableData) }
    try process.run()
  }
}

func logs(of tools: Tools) -> FileHandle { tools.errors.fileHandleForReading }

/// What it has written is asked of the process.
final class Asked {
  private let process = Process()

  func start(_ url: URL, ended: @escaping @Sendable (Data) -> Void) throws {
    process.executableURL = url
    process.standardOutput = Pipe()
    process.terminationHandler = { _ in print("ended") }
    try process.run()
    if let pipe = process.standardOutput as? Pipe {
      pipe.fileHandleForReading.readabilityHandler = { ended($0.availableData) }
    }
  }
}

/// One that is quiet.
final class Killer {
  private let process = Process()

  func kill(_ id: Int, ended: @escaping @Sendable (Int32) -> Void) throws {
    process.executableURL = URL(fileURLWithPath: "/bin/kill")
    process.arguments = ["\(id)"]
    process.standardError = Pipe()
    process.terminationHandler = { ended($0.terminationStatus) }
    try process.run()
  }
}

final class JobsRepaired {
  private var running: Process?

  func startRepaired(_ url: URL, ended: @escaping @Sendable (Int32) -> Void) throws {
    let process = Process()
    process.executableURL = url
    process.standardError = FileHandle.nullDevice
    process.terminationHandler = { ended($0.terminationStatus) }
    try process.run()
    running = process
  }

  func followRepaired(_ url: URL, _ hear: @escaping @Sendable (Data) -> Void) throws {
    let process = Process()
    let output = Pipe()
    process.executableURL = url
    process.standardOutput = output
    process.standardError = output
    output.fileHandleForReading.readabilityHandler = { hear($0.availableData) }
    try process.run()
    running = process
  }

  /// Whoever started it reads.
  func started(_ url: URL, ended: @escaping @Sendable (Int32) -> Void) throws -> (Process, Pipe) {
    let process = Process()
    let errors = Pipe()
    process.executableURL = url
    process.standardError = errors
    process.terminationHandler = { ended($0.terminationStatus) }
    try process.run()
    return (process, errors)
  }

  func listed(_ url: URL, ended: @escaping @Sendable (Int32) -> Void) async throws {
    let process = Process()
    let errors = Pipe()
    process.executableURL = url
    process.standardError = errors
    process.terminationHandler = { ended($0.terminationStatus) }
    try process.run()
    let handle = errors.fileHandleForReading
    Task.detached { print(handle.readDataToEndOfFile().count) }
  }
}
