import Foundation

func statusRepaired(_ arguments: [String]) async throws -> Int32 {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
  process.arguments = arguments
  return try await withCheckedThrowingContinuation { continuation in
    process.terminationHandler = { continuation.resume(returning: $0.terminationStatus) }
    do {
      try process.run()
    } catch {
      process.terminationHandler = nil
      continuation.resume(throwing: error)  // ok: nobody calls the handler
    }
  }
}

func endRepaired(of process: Process, if isAllowed: Bool) async -> Int32 {
  await withCheckedContinuation { continuation in
    process.terminationHandler = { continuation.resume(returning: $0.terminationStatus) }
    guard isAllowed, (try? process.run()) != nil else { return continuation.resume(returning: -1) }
  }
}

func runRepaired(_ process: Process, completion: @escaping @Sendable (Int32?) -> Void) {
  process.terminationHandler = { completion($0.terminationStatus) }
  do {
    try process.run()
  } catch {
    completion(nil)
  }
}

func runAndWait(_ process: Process) throws {
  let ended = DispatchSemaphore(value: 0)
  process.terminationHandler = { _ in ended.signal() }
  try process.run()  // ok: an error leaves before the wait
  ended.wait()
}

func launchRepaired(_ process: Process, completion: @escaping @Sendable (Int32) -> Void) {
  process.terminationHandler = { process in
    completion(process.terminationReason == .exit ? process.terminationStatus : -1)
  }
  do { try process.run() } catch { completion(-1) }
}

/// Somebody else starts it.
func prepare(_ process: Process, completion: @escaping @Sendable (Int32) -> Void) {
  process.terminationHandler = { completion($0.terminationStatus) }  // ok: whoever called starts it
}

func startLater(_ process: Process, on queue: DispatchQueue) async throws -> Int32 {
  try await withCheckedThrowingContinuation { continuation in
    process.terminationHandler = { continuation.resume(returning: $0.terminationStatus) }
    queue.async {
      do { try process.run() } catch { continuation.resume(throwing: error) }
    }
  }
}

final class Monitor: @unchecked Sendable {
  private let process = Process()

  func endedRepaired() async throws {
    try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
      process.terminationHandler = { process in
        if process.terminationStatus == 0 {
          continuation.resume()
        } else {
          continuation.resume(throwing: CancellationError())
        }
      }
      do { try process.run() } catch { continuation.resume(throwing: error) }
    }
  }
}
