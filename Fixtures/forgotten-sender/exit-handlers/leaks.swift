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
