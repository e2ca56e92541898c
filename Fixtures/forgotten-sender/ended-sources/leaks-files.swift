import Foundation

// What a file handle calls at the end of the file, too: it is told to stop, and whoever reads is not.

enum LinesError: Error {
  case ended
}

func lines(of handle: FileHandle) -> AsyncStream<Data> {
  AsyncStream { continuation in
    handle.readabilityHandler = { handle in
      let data = handle.availableData
      if data.isEmpty {
        handle.readabilityHandler = nil
        return  // want: forgotten-sender "this return leaves 'continuation'"
      }
      continuation.yield(data)
    }
    continuation.onTermination = { _ in handle.readabilityHandler = nil }
  }
}

func firstLine(of handle: FileHandle) async throws -> Data {
  try await withCheckedThrowingContinuation { continuation in
    handle.readabilityHandler = { handle in
      let data = handle.availableData
      handle.readabilityHandler = nil
      if data.isEmpty { return }  // want: forgotten-sender "this return leaves 'continuation'"
      continuation.resume(returning: data)
    }
  }
}
