import Foundation
import Network

// Who comes second finds the turn taken, in each of the cases that ask for it.

func ready(_ connection: NWConnection, on queue: NWQueue) async throws {
  let lock = NSLock()
  nonisolated(unsafe) var done = false
  @Sendable func claim() -> Bool {
    lock.lock()
    defer { lock.unlock() }
    if done { return false }
    done = true
    return true
  }
  try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
    connection.stateUpdateHandler = { state in
      switch state {
      case .ready where claim(): continuation.resume()
      case .failed(let error) where claim(): continuation.resume(throwing: error)
      case .cancelled where claim(): continuation.resume(throwing: CancellationError())
      default: break
      }
    }
    connection.start(queue: queue)
  }
}
