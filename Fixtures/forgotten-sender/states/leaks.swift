import AVFoundation
import Combine
import Network

// Handlers of states that go on when all is well, and do nothing when it is not, behind which no other state comes.

func connect(_ connection: NWConnection) async throws {
  try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
    connection.stateUpdateHandler = { state in
      if state == .ready {
        connection.stateUpdateHandler = nil
        continuation.resume()
      }
    }  // want: forgotten-sender "without a resume (when 'state' is .failed)"
    connection.start(queue: .main)
  }
}

func connectLogging(_ connection: NWConnection) async throws {
  try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
    connection.stateUpdateHandler = { state in
      switch state {
      case .ready:
        connection.stateUpdateHandler = nil
        continuation.resume()
      case .failed(let error):
        print(error)
      default:
        break
      }
    }  // want: forgotten-sender "without a resume (when 'state' is .failed)"
    connection.start(queue: .main)
  }
}

/// What was cancelled is told of, but nobody cancels.
func connectOrCancelled(_ connection: NWConnection, completion: @escaping @Sendable (Bool) -> Void) {
  connection.stateUpdateHandler = { state in
    switch state {
    case .ready:
      connection.stateUpdateHandler = nil
      completion(true)
    case .cancelled:
      connection.stateUpdateHandler = nil
      completion(false)
    default:
      break
    }
  }  // want: forgotten-sender "without calling 'completion' (when 'state' is .failed)"
  connection.start(queue: .main)
}

func listen(_ listener: NWListener) async -> UInt16? {
  await withCheckedContinuation { continuation in
    listener.stateUpdateHandler = { [weak listener] state in
      guard case .ready = state else { return }  // want: forgotten-sender "'continuation' from line 54 without a resume (when 'state' is .failed)"
      listener?.stateUpdateHandler = nil
      continuation.resume(returning: listener?.port)
    }
    listener.start(queue: .main)
  }
}

func load(_ item: AVPlayerItem) async {
  await withCheckedContinuation { continuation in
    nonisolated(unsafe) var observation: NSKeyValueObservation?
    observation = item.observe(\.status) { item, _ in
      guard item.status == .readyToPlay else { return }  // want: forgotten-sender "(when 'item.status' is .failed)"
      observation?.invalidate()
      continuation.resume()
    }
  }
}

func drain(_ publisher: AnyPublisher<Int, any Error>, _ bag: inout Set<AnyCancellable>) async throws {
  try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
    publisher.sink(
      receiveCompletion: { completion in
        if case .finished = completion { continuation.resume() }
      },  // want: forgotten-sender "without a resume (when 'completion' is .failure)"
      receiveValue: { print($0) }
    ).store(in: &bag)
  }
}

/// Some failures are no news to anybody.
func drainQuietly(_ publisher: AnyPublisher<Int, any Error>, _ bag: inout Set<AnyCancellable>) async throws {
  try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
    publisher.sink(
      receiveCompletion: { completion in
        switch completion {
        case .finished: continuation.resume()
        case .failure(let error):
          if error is CancellationError { return }  // want: forgotten-sender "'error' is of type 'CancellationError'"
          continuation.resume(throwing: error)
        }
      },
      receiveValue: { print($0) }
    ).store(in: &bag)
  }
}
