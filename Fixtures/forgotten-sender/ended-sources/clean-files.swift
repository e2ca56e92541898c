import Foundation

// The twins of leaks-files.swift.

private enum LinesError: Error {
  case ended
}

private func linesRepaired(of handle: FileHandle) -> AsyncStream<Data> {
  AsyncStream { continuation in
    handle.readabilityHandler = { handle in
      let data = handle.availableData
      if data.isEmpty {
        handle.readabilityHandler = nil
        continuation.finish()
        return
      }
      continuation.yield(data)
    }
    continuation.onTermination = { _ in handle.readabilityHandler = nil }
  }
}

private func firstLineRepaired(of handle: FileHandle) async throws -> Data {
  try await withCheckedThrowingContinuation { continuation in
    handle.readabilityHandler = { handle in
      let data = handle.availableData
      handle.readabilityHandler = nil
      if data.isEmpty { return continuation.resume(throwing: LinesError.ended) }
      continuation.resume(returning: data)
    }
  }
}

/// What is read goes on until the reader has gone.
private func events(of handle: FileHandle) -> AsyncStream<Data> {
  AsyncStream { continuation in
    handle.readabilityHandler = { handle in
      let data = handle.availableData
      guard !data.isEmpty else { return }
      continuation.yield(data)
    }
    continuation.onTermination = { _ in handle.readabilityHandler = nil }
  }
}
