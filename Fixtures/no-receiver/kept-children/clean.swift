import Foundation

// The pipe of a child that an object keeps is read while the child runs, or somebody else may read it.

final class PatientCompressor {
  private let process = Process()
  private let output = Pipe()

  func prepareRepaired(_ path: String) {
    process.executableURL = URL(fileURLWithPath: path)
    process.standardOutput = output
  }

  func compressedRepaired() throws -> Data {
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()  // ok: the pipe was read to its end
    return data
  }
}

final class PatientLister {
  private let process = Process()
  private let pipe = Pipe()

  init(_ path: String) {
    process.executableURL = URL(fileURLWithPath: path)
    process.standardOutput = pipe
  }

  func start() throws { try process.run() }

  func namesRepaired() throws -> [Substring] {
    try start()
    let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self).split(separator: "\n")
  }
}

/// A handler reads what comes, and what is left is read behind the end.
final class Following: @unchecked Sendable {
  private let process = Process()
  private let output = Pipe()
  private var parts: [Data] = []

  func prepare(_ path: String) {
    process.executableURL = URL(fileURLWithPath: path)
    process.standardOutput = output
    output.fileHandleForReading.readabilityHandler = { [self] handle in parts.append(handle.availableData) }
  }

  func all() throws -> [Data] {
    try process.run()
    process.waitUntilExit()  // ok: the handler empties the pipe
    output.fileHandleForReading.readabilityHandler = nil
    return parts + [output.fileHandleForReading.readDataToEndOfFile()]
  }
}

/// Another thread reads.
final class Beside: @unchecked Sendable {
  private let process = Process()
  private let output = Pipe()
  private var data = Data()

  func prepare(_ path: String) {
    process.executableURL = URL(fileURLWithPath: path)
    process.standardOutput = output
  }

  func read() { data = output.fileHandleForReading.readDataToEndOfFile() }

  func all() throws -> Data {
    try process.run()
    let thread = Thread { self.read() }
    thread.start()
    process.waitUntilExit()  // ok: the thread reads
    return data
  }
}

/// The child is ended when it takes too long.
final class Ended: @unchecked Sendable {
  private let process = Process()
  private let output = Pipe()

  func prepare(_ path: String) {
    process.executableURL = URL(fileURLWithPath: path)
    process.standardOutput = output
  }

  func all() throws -> Data {
    try process.run()
    DispatchQueue.global().asyncAfter(deadline: .now() + 5) { self.process.terminate() }
    process.waitUntilExit()
    return output.fileHandleForReading.readDataToEndOfFile()
  }
}

/// It writes a line at most.
final class Locator {
  private let process = Process()
  private let output = Pipe()

  init() {
    process.executableURL = URL(fileURLWithPath: "/usr/bin/which")
    process.standardOutput = output
  }

  func path() throws -> Data {
    try process.run()
    process.waitUntilExit()  // ok: that fits into the pipe
    return output.fileHandleForReading.readDataToEndOfFile()
  }
}

/// Other files may read the pipe.
final class Shared {
  let process = Process()
  let output = Pipe()

  func prepare(_ path: String) {
    process.executableURL = URL(fileURLWithPath: path)
    process.standardOutput = output
  }

  func all() throws -> Data {
    try process.run()
    process.waitUntilExit()
    return output.fileHandleForReading.readDataToEndOfFile()
  }
}
