import Foundation

func shell(_ command: String) throws -> String {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/bin/sh")
  process.arguments = ["-c", command]
  let pipe = Pipe()
  process.standardOutput = pipe
  try process.run()
  // It is soon done.
  process.waitUntilExit()  // want: no-receiver "'pipe' is read at line 12, after it"
  let data = pipe.fileHandleForReading.readDataToEndOfFile()
  return String(decoding: data, as: UTF8.self)
}

func bothToOnePipe(_ tool: URL) throws -> Data? {
  let process = Process()
  process.executableURL = tool
  let output = Pipe()
  process.standardOutput = output
  process.standardError = output
  try process.run()
  process.waitUntilExit()  // want: no-receiver "'output' is read at line 25, after it"
  guard process.terminationStatus == 0 else { return nil }
  return try output.fileHandleForReading.readToEnd()
}

func nobodyReads(_ tool: URL) throws -> Bool {
  let process = Process()
  process.executableURL = tool
  process.standardOutput = Pipe()
  try process.run()
  process.waitUntilExit()  // want: no-receiver "nobody reads 'process.standardOutput'"
  return process.terminationStatus == 0
}

func givenBackToRead(_ tool: String, _ arguments: [String]) -> (Process, Pipe, Pipe) {
  let process = Process()
  let (stdout, stderr) = (Pipe(), Pipe())
  process.launchPath = tool
  process.arguments = arguments
  process.standardOutput = stdout
  process.standardError = stderr
  process.launch()
  process.waitUntilExit()  // want: no-receiver "nobody reads 'stdout' and 'stderr'"
  return (process, stdout, stderr)
}

func oneAfterTheOther(_ tool: URL) throws -> (String, String) {
  let task = Process()
  task.executableURL = tool
  let out = Pipe()
  let err = Pipe()
  task.standardOutput = out
  task.standardError = err
  try task.run()
  let output = out.fileHandleForReading.readDataToEndOfFile()  // want: no-receiver "'err' is read at line 58, after it"
  let errors = err.fileHandleForReading.readDataToEndOfFile()
  task.waitUntilExit()
  return (String(decoding: output, as: UTF8.self), String(decoding: errors, as: UTF8.self))
}

func onlyErrorsAreRead(_ tool: URL) throws -> String {
  let process = Process()
  process.executableURL = tool
  let out = Pipe()
  let err = Pipe()
  process.standardOutput = out
  process.standardError = err
  try process.run()
  let handle = err.fileHandleForReading
  let errors = handle.readDataToEndOfFile()  // want: no-receiver "nobody reads 'out' before"
  return String(decoding: errors, as: UTF8.self)
}

func semaphoreForTheExit(_ tool: URL) throws -> Data {
  let process = Process()
  process.executableURL = tool
  let pipe = Pipe()
  process.standardOutput = pipe
  let exited = DispatchSemaphore(value: 0)
  process.terminationHandler = { _ in exited.signal() }
  try process.run()
  exited.wait()  // want: no-receiver "'pipe' is read at line 85, after it"
  return pipe.fileHandleForReading.readDataToEndOfFile()
}

func continuationForTheExit(_ tool: URL) async throws -> Data? {
  let process = Process()
  process.executableURL = tool
  let pipe = Pipe()
  process.standardOutput = pipe
  try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, Error>) in  // want: no-receiver "'pipe' is read at line 102, after it"
    process.terminationHandler = { _ in continuation.resume() }
    do {
      try process.run()
    } catch {
      process.terminationHandler = nil
      continuation.resume(throwing: error)
    }
  }
  return try pipe.fileHandleForReading.readToEnd()
}

func readInTheTerminationHandler(_ tool: URL, _ completion: @escaping @Sendable (Data) -> Void) throws {
  let process = Process()
  process.executableURL = tool
  let pipe = Pipe()
  process.standardOutput = pipe
  process.terminationHandler = { _ in
    completion(pipe.fileHandleForReading.readDataToEndOfFile())  // want: no-receiver "only when the child of 'process' has ended"
  }
  try process.run()
}

func onOnePath(_ tool: URL, verbose: Bool) throws {
  let process = Process()
  process.executableURL = tool
  let pipe = Pipe()
  process.standardOutput = pipe
  try process.run()
  if verbose {
    print(pipe.fileHandleForReading.readDataToEndOfFile().count)
  }
  process.waitUntilExit()  // want: no-receiver "nobody reads 'pipe' before"
}

func inAClosure(_ queue: DispatchQueue, _ tool: URL) {
  queue.async {
    let process = Process()
    process.executableURL = tool
    let pipe = Pipe()
    process.standardError = pipe
    try? process.run()
    process.waitUntilExit()  // want: no-receiver "'pipe' is read at line 136, after it"
    print(pipe.fileHandleForReading.readDataToEndOfFile().count)
  }
}

func gitStatus(in folder: URL) throws -> String {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
  process.arguments = ["git", "status", "--porcelain"]
  process.currentDirectoryURL = folder
  let pipe = Pipe()
  process.standardOutput = pipe
  process.standardError = FileHandle.nullDevice
  try process.run()
  process.waitUntilExit()  // want: no-receiver "nobody reads 'pipe' before"
  return String(decoding: pipe.fileHandleForReading.availableData, as: UTF8.self)
}
