import Foundation

/// A child that could not be started has no end.
func status(_ arguments: [String]) async throws -> Int32 {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
  process.arguments = arguments
  return try await withCheckedThrowingContinuation { continuation in
    process.terminationHandler = { continuation.resume(returning: $0.terminationStatus) }
    do {
      try process.run()
    } catch {
      print("cannot start: \(error)")
    }
  }  // want: forgotten-sender "reaching the end here leaves 'continuation' from line 8 without a resume (when the 'try' at line 11 throws)"
}

func end(of process: Process, if isAllowed: Bool) async -> Int32 {
  await withCheckedContinuation { continuation in
    process.terminationHandler = { continuation.resume(returning: $0.terminationStatus) }
    guard isAllowed else { return }  // want: forgotten-sender "this return leaves 'continuation' from line 19"
    do { try process.run() } catch { print(error) }
  }
}

func run(_ process: Process, completion: @escaping @Sendable (Int32?) -> Void) {
  process.terminationHandler = { completion($0.terminationStatus) }
  do {
    try process.run()
  } catch {
    print(error)
  }
}  // want: forgotten-sender "reaching the end here leaves without calling 'completion' (when the 'try' at line 29 throws)"

func launch(_ process: Process, completion: @escaping @Sendable (Int32) -> Void) {
  process.terminationHandler = { process in
    guard process.terminationReason == .exit else { return }  // want: forgotten-sender "this return leaves without calling 'completion'"
    completion(process.terminationStatus)
  }
  do { try process.run() } catch { completion(-1) }
}

// Another type has a child by the same name, and its handler is right.
final class Monitor: @unchecked Sendable {
  private let process = Process()

  func ended() async throws {
    try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
      process.terminationHandler = { process in
        guard process.terminationStatus != 0 else { return }  // want: forgotten-sender "this return leaves 'continuation'"
        continuation.resume(throwing: CancellationError())
      }
      do { try process.run() } catch { continuation.resume(throwing: error) }
    }
  }
}

final class Watcher: @unchecked Sendable {
  private let process = Process()

  func endedRepaired() async throws {
    try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
      process.terminationHandler = { _ in continuation.resume() }
      do { try process.run() } catch { continuation.resume(throwing: error) }
    }
  }
}
