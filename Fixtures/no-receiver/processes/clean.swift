import Foundation

func shellRepaired(_ command: String) throws -> String {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/bin/sh")
  process.arguments = ["-c", command]
  let pipe = Pipe()
  process.standardOutput = pipe
  try process.run()
  let data = pipe.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()  // ok: read to the end before
  return String(decoding: data, as: UTF8.self)
}

func bothToOnePipeRepaired(_ tool: URL) throws -> Data? {
  let process = Process()
  process.executableURL = tool
  let output = Pipe()
  process.standardOutput = output
  process.standardError = output
  try process.run()
  let data = try output.fileHandleForReading.readToEnd()  // ok: one pipe for both
  process.waitUntilExit()
  guard process.terminationStatus == 0 else { return nil }
  return data
}

func nobodyReadsRepaired(_ tool: URL) throws -> Bool {
  let process = Process()
  process.executableURL = tool
  process.standardOutput = FileHandle.nullDevice  // ok: no pipe
  try process.run()
  process.waitUntilExit()
  return process.terminationStatus == 0
}

func givenBackToReadRepaired(_ tool: String, _ arguments: [String]) -> (Process, Pipe, Pipe) {
  let process = Process()
  let (stdout, stderr) = (Pipe(), Pipe())
  process.launchPath = tool
  process.arguments = arguments
  process.standardOutput = stdout
  process.standardError = stderr
  process.launch()
  return (process, stdout, stderr)  // ok: whoever reads them waits
}

func oneAfterTheOtherRepaired(_ tool: URL) throws -> (String, String) {
  let task = Process()
  task.executableURL = tool
  let out = Pipe()
  let err = Pipe()
  task.standardOutput = out
  task.standardError = err
  try task.run()
  let errors = ReadLater(err)
  let output = out.fileHandleForReading.readDataToEndOfFile()  // ok: the other is read at the same time
  task.waitUntilExit()
  return (String(decoding: output, as: UTF8.self), errors.text())
}

final class ReadLater: @unchecked Sendable {
  private let done = DispatchGroup()
  private var data = Data()

  init(_ pipe: Pipe) {
    done.enter()
    DispatchQueue.global().async {
      self.data = pipe.fileHandleForReading.readDataToEndOfFile()
      self.done.leave()
    }
  }

  func text() -> String {
    done.wait()
    return String(decoding: data, as: UTF8.self)
  }
}

func onlyErrorsAreReadRepaired(_ tool: URL) throws -> String {
  let process = Process()
  process.executableURL = tool
  let err = Pipe()
  process.standardOutput = nil
  process.standardError = err
  try process.run()
  let handle = err.fileHandleForReading
  return String(decoding: handle.readDataToEndOfFile(), as: UTF8.self)
}

func semaphoreForTheExitRepaired(_ tool: URL) throws -> Data {
  let process = Process()
  process.executableURL = tool
  let pipe = Pipe()
  process.standardOutput = pipe
  let exited = DispatchSemaphore(value: 0)
  process.terminationHandler = { _ in exited.signal() }
  try process.run()
  let data = pipe.fileHandleForReading.readDataToEndOfFile()
  exited.wait()  // ok: read before
  return data
}

func continuationForTheExitRepaired(_ tool: URL) async throws -> Data? {
  let process = Process()
  process.executableURL = tool
  let pipe = Pipe()
  process.standardOutput = pipe
  async let data = pipe.fileHandleForReading.readToEnd()
  try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, Error>) in  // ok: read by a child task
    process.terminationHandler = { _ in continuation.resume() }
    do {
      try process.run()
    } catch {
      process.terminationHandler = nil
      continuation.resume(throwing: error)
    }
  }
  return try await data
}

func readInTheTerminationHandlerRepaired(_ tool: URL, _ completion: @escaping @Sendable (Data) -> Void) throws {
  let process = Process()
  process.executableURL = tool
  let pipe = Pipe()
  process.standardOutput = pipe
  try process.run()
  DispatchQueue.global().async {
    completion(pipe.fileHandleForReading.readDataToEndOfFile())  // ok: while the child runs
  }
}

func onOnePathRepaired(_ tool: URL, verbose: Bool) throws {
  let process = Process()
  process.executableURL = tool
  let pipe = Pipe()
  if verbose { process.standardOutput = pipe }
  try process.run()
  if verbose {
    print(pipe.fileHandleForReading.readDataToEndOfFile().count)
  }
  process.waitUntilExit()  // ok: a pipe on the path that reads it
}

func inAClosureRepaired(_ queue: DispatchQueue, _ tool: URL) {
  queue.async {
    let process = Process()
    process.executableURL = tool
    let pipe = Pipe()
    process.standardError = pipe
    try? process.run()
    print(pipe.fileHandleForReading.readDataToEndOfFile().count)
    process.waitUntilExit()
  }
}

func gitStatusRepaired(in folder: URL) throws -> String {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
  process.arguments = ["git", "status", "--porcelain"]
  process.currentDirectoryURL = folder
  let pipe = Pipe()
  process.standardOutput = pipe
  process.standardError = FileHandle.nullDevice
  try process.run()
  let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
  process.waitUntilExit()
  return output
}
