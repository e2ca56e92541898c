import Foundation

// A child process and its pipe are kept by an object: one method puts them together, another waits for the end before it reads.

final class Compressor {
  private let process = Process()
  private let output = Pipe()
  private let errors = Pipe()

  func prepare(_ path: String) {
    process.executableURL = URL(fileURLWithPath: path)
    process.standardOutput = output
    process.standardError = errors  // want: no-receiver "nobody reads 'errors'"
  }

  func compressed() throws -> Data {
    try process.run()
    process.waitUntilExit()  // want: no-receiver "but 'output' is read at line 20, after it"
    guard process.terminationStatus == 0 else { return Data() }
    return output.fileHandleForReading.readDataToEndOfFile()
  }
}

final class Lister {
  private let process: Process
  private let pipe: Pipe

  init(_ path: String) {
    process = Process()
    pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: path)
    process.standardOutput = pipe
  }

  func start() throws { try process.run() }

  func names() throws -> [Substring] {
    try start()
    process.waitUntilExit()  // want: no-receiver "but 'pipe' is read at line 40, after it"
    let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
    return String(decoding: data, as: UTF8.self).split(separator: "\n")
  }
}
