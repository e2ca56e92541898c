import AVFoundation
import Combine
import Network

func connectRepaired(_ connection: NWConnection) async throws {
  try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
    connection.stateUpdateHandler = { state in
      switch state {
      case .ready:
        connection.stateUpdateHandler = nil
        continuation.resume()
      case .failed(let error), .waiting(let error):
        connection.stateUpdateHandler = nil
        continuation.resume(throwing: error)
      default:
        break
      }
    }
    connection.start(queue: .main)
  }
}

/// What fails is cancelled, and that is told of.
func connectLoggingRepaired(_ connection: NWConnection) async throws {
  try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
    connection.stateUpdateHandler = { state in
      switch state {
      case .ready:
        connection.stateUpdateHandler = nil
        continuation.resume()
      case .failed(let error):
        print(error)
        connection.cancel()
      case .cancelled:
        connection.stateUpdateHandler = nil
        continuation.resume(throwing: CancellationError())
      default:
        break
      }
    }
    connection.start(queue: .main)
  }
}

func connectOrCancelledRepaired(_ connection: NWConnection, completion: @escaping @Sendable (Bool) -> Void) {
  connection.stateUpdateHandler = { state in
    switch state {
    case .setup, .waiting, .preparing: return
    case .ready, .failed, .cancelled: connection.stateUpdateHandler = nil
    }
    completion(state == .ready)
  }
  connection.start(queue: .main)
}

func listenRepaired(_ listener: NWListener) async -> UInt16? {
  await withCheckedContinuation { continuation in
    listener.stateUpdateHandler = { [weak listener] state in
      var port: UInt16?
      switch state {
      case .ready: port = listener?.port
      case .failed, .cancelled: port = nil
      default: return
      }
      listener?.stateUpdateHandler = nil
      continuation.resume(returning: port)
    }
    listener.start(queue: .main)
  }
}

func loadRepaired(_ item: AVPlayerItem) async {
  await withCheckedContinuation { continuation in
    nonisolated(unsafe) var observation: NSKeyValueObservation?
    observation = item.observe(\.status) { item, _ in
      guard item.status != .unknown else { return }
      observation?.invalidate()
      continuation.resume()
    }
  }
}

func drainRepaired(_ publisher: AnyPublisher<Int, any Error>, _ bag: inout Set<AnyCancellable>) async throws {
  try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
    publisher.sink(
      receiveCompletion: { completion in
        switch completion {
        case .finished: continuation.resume()
        case .failure(let error): continuation.resume(throwing: error)
        }
      },
      receiveValue: { print($0) }
    ).store(in: &bag)
  }
}

func drainQuietlyRepaired(_ publisher: AnyPublisher<Int, any Error>, _ bag: inout Set<AnyCancellable>) async throws {
  try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
    publisher.sink(
      receiveCompletion: { completion in
        switch completion {
        case .finished: continuation.resume()
        case .failure(let error):
          if error is CancellationError { return continuation.resume() }
          continuation.resume(throwing: error)
        }
      },
      receiveValue: { print($0) }
    ).store(in: &bag)
  }
}

// MARK: Nothing fails, or something else tells

/// The first number is the answer; what fails behind it is nobody's business.
func first(_ publisher: AnyPublisher<Int, any Error>, _ bag: inout Set<AnyCancellable>) async throws -> Int {
  nonisolated(unsafe) var isAnswered = false
  return try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Int, any Error>) in
    publisher.sink(
      receiveCompletion: { completion in
        switch completion {
        case .finished:
          if !isAnswered { continuation.resume(throwing: CancellationError()) }
        case .failure(let error):
          if isAnswered { return }
          continuation.resume(throwing: error)
        }
      },
      receiveValue: { number in
        guard !isAnswered else { return }
        isAnswered = true
        continuation.resume(returning: number)
      }
    ).store(in: &bag)
  }
}

/// A publisher that does not fail.
func drainUnfailing(_ publisher: AnyPublisher<Int, Never>, _ bag: inout Set<AnyCancellable>) async {
  await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
    publisher.sink(
      receiveCompletion: { completion in
        if case .finished = completion { continuation.resume() }
      }, receiveValue: { print($0) }
    ).store(in: &bag)
  }
}

final class Link: Sendable {
  private let connection = NWConnection(host: "localhost", port: 80)

  /// A time limit tells of whatever else comes.
  func connectInTime(completion: @escaping @Sendable (Bool) -> Void) {
    let once = Once(completion)
    connection.stateUpdateHandler = { state in
      if state == .ready { once.tell(true) }
    }
    connection.start(queue: .main)
    after(3) { once.tell(false) }
  }

  /// It tries again, and the handler is told of that.
  func connectAgain() async {
    await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
      connection.stateUpdateHandler = { [connection] state in
        switch state {
        case .ready:
          connection.stateUpdateHandler = nil
          continuation.resume()
        case .failed:
          connection.restart()
        default:
          break
        }
      }
      connection.start(queue: .main)
    }
  }

  private func after(_ seconds: Int, _ work: @escaping @Sendable () -> Void) {
    work()
  }
}

final class Once: @unchecked Sendable {
  private var completion: (@Sendable (Bool) -> Void)?

  init(_ completion: @escaping @Sendable (Bool) -> Void) {
    self.completion = completion
  }

  func tell(_ isReady: Bool) {
    completion?(isReady)
    completion = nil
  }
}

/// An enum of its own, which has no failure.
enum Phase: Sendable {
  case ready
  case idle
}

final class Watcher: @unchecked Sendable {
  var stateUpdateHandler: (@Sendable (Phase) -> Void)?
}

func settle() async {
  let watcher = Watcher()
  await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
    watcher.stateUpdateHandler = { phase in
      guard phase == .ready else { return }
      watcher.stateUpdateHandler = nil
      continuation.resume()
    }
  }
}
