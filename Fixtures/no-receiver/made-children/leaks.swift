import Foundation

// Processes that the function which waits for them has not made itself.

struct Tool {
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

  func run(_ arguments: [String]) throws -> String {
    let (process, output) = make(arguments)
    try process.run()
    process.waitUntilExit()  // want: no-receiver "'output' is read at line 23, after it"
    return String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
  }

  func build() throws -> Data {
    let (process, output) = make(["make", "-j4"])
    try process.run()
    process.waitUntilExit()  // want: no-receiver "after it"
    return output.fileHandleForReading.readDataToEndOfFile()
  }
}

func compiler(_ arguments: [String]) -> Process {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/swiftc")
  process.arguments = arguments
  process.standardError = Pipe()
  return process
}

func compile(_ arguments: [String]) throws -> String? {
  let process = compiler(arguments)
  try process.run()
  process.waitUntilExit()  // want: no-receiver "'process.standardError' is read at line 47, after it"
  guard let pipe = process.standardError as? Pipe else { return nil }
  return String(data: pipe.fileHandleForReading.readDataToEndOfFile(), encoding: .utf8)
}

func started(_ path: String) throws -> (Process, Pipe) {
  let process = Process()
  let pipe = Pipe()
  process.executableURL = URL(fileURLWithPath: path)
  process.standardOutput = pipe
  try process.run()
  return (process, pipe)
}

func lines(_ path: String) throws -> [Substring] {
  let (child, pipe) = try started(path)
  child.waitUntilExit()  // want: no-receiver "'pipe' is read at line 62, after it"
  return String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self).split(separator: "\n")
}

extension Process {
  func outcome(ofScript script: String) throws -> String {
    launchPath = "/bin/bash"
    arguments = ["-c", script]
    let output = Pipe()
    standardOutput = output
    standardError = output
    launch()
    waitUntilExit()  // want: no-receiver "'output' is read at line 74, after it"
    return String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
  }

  func written() throws -> Data {
    let pipe = Pipe()
    self.standardOutput = pipe
    try self.run()
    self.waitUntilExit()  // want: no-receiver "'pipe' is read at line 82, after it"
    return pipe.fileHandleForReading.readDataToEndOfFile()
  }
}

/// Another function gives on what the first has made.
func tool(_ path: String) throws -> (Process, Pipe) { try started(path) }

func words(_ path: String) throws -> [Substring] {
  let (child, pipe) = try tool(path)
  child.waitUntilExit()  // want: no-receiver "'pipe' is read at line 92, after it"
  return String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self).split(separator: " ")
}
