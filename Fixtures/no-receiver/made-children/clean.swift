import Foundation

struct ToolRepaired {
  let environment: [String: String]

  private func make(_ arguments: [String]) -> (Process, Pipe) {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = arguments
    process.environment = environment
    process.standardOutput = output
    process.standardError = output
    return (process, output)
  }

  func runRepaired(_ arguments: [String]) throws -> String {
    let (process, output) = make(arguments)
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }

  func buildRepaired() throws -> Data {
    let (process, output) = make(["make", "-j4"])
    try process.run()
    defer { process.waitUntilExit() }
    return output.fileHandleForReading.readDataToEndOfFile()
  }

  /// What it runs writes a line.
  func today() throws -> Data {
    let (process, output) = make(["date"])
    try process.run()
    process.waitUntilExit()  // ok: it writes a line
    return output.fileHandleForReading.readDataToEndOfFile()
  }
}

func compilerRepaired(_ arguments: [String]) -> Process {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/swiftc")
  process.arguments = arguments
  process.standardError = Pipe()
  return process
}

func compileRepaired(_ arguments: [String]) throws -> String? {
  let process = compilerRepaired(arguments)
  try process.run()
  guard let pipe = process.standardError as? Pipe else { return nil }
  let data = pipe.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  return String(data: data, encoding: .utf8)
}

func startedRepaired(_ path: String) throws -> (Process, Pipe) {
  let process = Process()
  let pipe = Pipe()
  process.executableURL = URL(fileURLWithPath: path)
  process.standardOutput = pipe
  try process.run()
  return (process, pipe)
}

func linesRepaired(_ path: String) throws -> [Substring] {
  let (child, pipe) = try startedRepaired(path)
  let data = pipe.fileHandleForReading.readDataToEndOfFile()
  child.waitUntilExit()
  return String(decoding: data, as: UTF8.self).split(separator: "\n")
}

extension Process {
  func outcomeRepaired(ofScript script: String) throws -> String {
    launchPath = "/bin/bash"
    arguments = ["-c", script]
    let output = Pipe()
    standardOutput = output
    standardError = FileHandle.nullDevice
    launch()
    let text = output.fileHandleForReading.readDataToEndOfFile()
    waitUntilExit()
    return String(decoding: text, as: UTF8.self)
  }

  func writtenRepaired() throws -> Data {
    let pipe = Pipe()
    self.standardOutput = pipe
    try self.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    self.waitUntilExit()
    return data
  }

  /// Another method reads before the wait.
  func gathered() throws -> [Data] {
    standardOutput = Pipe()
    try run()
    let parts = parts()
    waitUntilExit()  // ok: 'parts()' has read it
    return parts
  }

  private func parts() -> [Data] {
    guard let pipe = standardOutput as? Pipe else { return [] }
    return [pipe.fileHandleForReading.readDataToEndOfFile()]
  }

  /// What it writes is read while it runs.
  func streamed(to file: FileHandle) throws {
    let pipe = Pipe()
    standardOutput = pipe
    pipe.fileHandleForReading.readabilityHandler = { file.write($0.availableData) }
    try run()
    waitUntilExit()  // ok: a handler reads
  }
}

/// The function that makes it reads it as well.
func draining(_ path: String, into file: FileHandle) -> Process {
  let process = Process()
  let pipe = Pipe()
  process.executableURL = URL(fileURLWithPath: path)
  process.standardOutput = pipe
  pipe.fileHandleForReading.readabilityHandler = { file.write($0.availableData) }
  return process
}

func drained(_ path: String, into file: FileHandle) throws -> Int32 {
  let process = draining(path, into: file)
  try process.run()
  process.waitUntilExit()  // ok: a handler reads
  return process.terminationStatus
}

/// A class with the same words that is no child process.
final class Recorder {
  var standardOutput: Any?
  func run() {}
  func waitUntilExit() {}

  func record() -> Data {
    let pipe = Pipe()
    standardOutput = pipe
    run()
    waitUntilExit()  // ok: it is a recorder
    return pipe.fileHandleForReading.readDataToEndOfFile()
  }
}

func toolRepaired(_ path: String) throws -> (Process, Pipe) { try startedRepaired(path) }

func wordsRepaired(_ path: String) throws -> [Substring] {
  let (child, pipe) = try toolRepaired(path)
  let data = pipe.fileHandleForReading.readDataToEndOfFile()
  child.waitUntilExit()
  return String(decoding: data, as: UTF8.self).split(separator: " ")
}

/// What it runs, the caller says.
func clock() throws -> Data {
  let (child, pipe) = try toolRepaired("/bin/date")
  child.waitUntilExit()  // ok: it writes a line
  return pipe.fileHandleForReading.readDataToEndOfFile()
}
