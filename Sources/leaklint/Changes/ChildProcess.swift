import Foundation

/// A child process whose three streams are served at the same time, so that none of them stops it.
struct ChildProcess {
  private let process: Process

  struct Output {
    var status: Int32
    var out: Data
    var complaints: Data
  }

  init(_ process: Process) { self.process = process }

  func run(input: Data) -> Result<Output, Git.Failure> {
    let (stdin, stdout, stderr) = (Pipe(), Pipe(), Pipe())
    process.standardInput = stdin
    process.standardOutput = stdout
    process.standardError = stderr
    do {
      try process.run()
    } catch {
      return .failure(Git.Failure(message: "git cannot be started: \(error.localizedDescription)"))
    }
    let writer = Thread {
      // A child that ends early closes its end: then there is nobody to tell.
      try? stdin.fileHandleForWriting.write(contentsOf: input)
      try? stdin.fileHandleForWriting.close()
    }
    writer.start()
    let complaints = Collected()
    let isRead = DispatchGroup()
    DispatchQueue.global().async(group: isRead) { complaints.data = stderr.fileHandleForReading.readDataToEndOfFile() }
    let out = stdout.fileHandleForReading.readDataToEndOfFile()
    isRead.wait()
    process.waitUntilExit()
    return .success(Output(status: process.terminationStatus, out: out, complaints: complaints.data))
  }

  /// Written by one thread and read by another that has waited for it.
  private final class Collected: @unchecked Sendable {
    var data = Data()
  }
}
