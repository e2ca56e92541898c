import Foundation

// What a child writes is yielded and its end is told, however it comes.

enum OutputError: Error { case failed }

func outputRepaired(of program: URL) -> AsyncThrowingStream<Data, any Error> {
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
      if process.terminationStatus == 0 {
        continuation.finish()
      } else {
        continuation.finish(throwing: OutputError.failed)
      }
    }
    do { try process.run() } catch { continuation.finish(throwing: error) }
  }
}

/// The end of the output ends the stream, and the child's end only says that it failed.
func outputUntilEnd(of program: URL) -> AsyncThrowingStream<Data, any Error> {
  AsyncThrowingStream { continuation in
    let process = Process()
    let pipe = Pipe()
    process.executableURL = program
    process.standardOutput = pipe
    pipe.fileHandleForReading.readabilityHandler = { handle in
      let data = handle.availableData
      guard !data.isEmpty else {
        handle.readabilityHandler = nil
        continuation.finish()
        return
      }
      continuation.yield(data)
    }
    process.terminationHandler = { process in
      if process.terminationStatus != 0 { continuation.finish(throwing: OutputError.failed) }  // ok: the output ends as well
    }
    do { try process.run() } catch { continuation.finish(throwing: error) }
  }
}

/// The child's end is told behind the handler that reads.
func outputOfEither(of program: URL, isQuiet: Bool) -> AsyncStream<Data> {
  AsyncStream { continuation in
    let process = Process()
    let pipe = Pipe()
    process.executableURL = program
    process.standardOutput = pipe
    pipe.fileHandleForReading.readabilityHandler = { continuation.yield($0.availableData) }
    process.terminationHandler = { _ in
      if !isQuiet { print("ended") }
      continuation.finish()
    }
    guard (try? process.run()) != nil else { return continuation.finish() }
  }
}

/// Nobody ends what goes on for ever: whoever reads is ended with it.
func ticks(of handle: FileHandle) -> AsyncStream<Data> {
  AsyncStream { continuation in
    handle.readabilityHandler = { continuation.yield($0.availableData) }
    continuation.onTermination = { _ in handle.readabilityHandler = nil }
  }
}
