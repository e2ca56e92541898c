import Foundation

// What a child writes is yielded; that it has ended is told on success only.

enum OutputError: Error { case failed }

func output(of program: URL) -> AsyncThrowingStream<Data, any Error> {
  AsyncThrowingStream { continuation in
    let process = Process()
    let pipe = Pipe()
    process.executableURL = program
    process.standardOutput = pipe
    pipe.fileHandleForReading.readabilityHandler = { handle in
      let data = handle.availableData
      guard !data.isEmpty else {
        handle.readabilityHandler = nil
        return
      }
      continuation.yield(data)
    }
    process.terminationHandler = { process in
      if process.terminationStatus == 0 { continuation.finish() }
    }  // want: forgotten-sender "reaching the end here leaves 'continuation' from line 8 without 'finish()'"
    do { try process.run() } catch { continuation.finish(throwing: error) }
  }
}
