import Combine
import Dispatch
import Foundation

// Callbacks that come again and again, and see to it that they resume once.

protocol Connection: AnyObject, Sendable {
  var stateUpdateHandler: (@Sendable (ConnectionState) -> Void)? { get set }
}

enum ConnectionState: Sendable {
  case setup, ready
  case failed(Error)
}

final class Bell: NSObject, @unchecked Sendable {
  private var isDone = false

  @MainActor func repeatingTimerRepaired() async {
    await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
      Timer.scheduledTimer(withTimeInterval: 1, repeats: true) { timer in
        timer.invalidate()  // ok: it does not come again
        continuation.resume()
      }
    }
  }

  @MainActor func timerThatFiresOnce() async {
    await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
      Timer.scheduledTimer(withTimeInterval: 1, repeats: false) { _ in
        continuation.resume()  // ok: it does not repeat
      }
    }
  }

  func timerOfARunLoopRepaired() async {
    await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
      let timer = Timer(timeInterval: 1, repeats: true) { timer in
        defer { timer.invalidate() }
        continuation.resume()  // ok: it does not come again
      }
      RunLoop.main.add(timer, forMode: .common)
    }
  }

  func timerSourceRepaired(_ source: any DispatchSourceTimer) async {
    await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
      source.schedule(deadline: .now() + 1, repeating: 1)
      source.setEventHandler {
        source.cancel()  // ok: it does not come again
        continuation.resume()
      }
      source.resume()
    }
  }

  func timerSourceWithOneEvent(_ source: any DispatchSourceTimer) async {
    await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
      source.schedule(deadline: .now() + 1)
      source.setEventHandler { continuation.resume() }  // ok: it does not repeat
      source.activate()
    }
  }

  func notifiedRepaired(_ name: Notification.Name) async {
    await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
      NotificationCenter.default.addObserver(forName: name, object: nil, queue: nil) { _ in
        if self.isDone { return }
        self.isDone = true  // ok: remembered
        continuation.resume()
      }
    }
  }

  func connectedRepaired(_ connection: any Connection) async -> Bool {
    await withCheckedContinuation { continuation in
      connection.stateUpdateHandler = { state in
        switch state {
        case .ready:
          connection.stateUpdateHandler = nil  // ok: it is not told of the next state
          continuation.resume(returning: true)
        case .failed:
          connection.stateUpdateHandler = nil
          continuation.resume(returning: false)
        case .setup: break
        }
      }
    }
  }

  func connectedOrNotRepaired(_ connection: any Connection) async throws {
    try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
      connection.stateUpdateHandler = { state in
        switch state {
        case .ready:
          connection.stateUpdateHandler = nil
          continuation.resume()
        case .failed:
          connection.stateUpdateHandler = nil
          continuation.resume(throwing: CancellationError())
        case .setup: break
        }
      }
    }
  }

  func onlyWhenReady(_ connection: any Connection) async {
    await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
      connection.stateUpdateHandler = { state in
        if case .ready = state { continuation.resume() }  // ok: the same state need not come again
      }
    }
  }

  func fromASubjectRepaired(_ subject: PassthroughSubject<Int, Never>) async -> Int {
    await withCheckedContinuation { continuation in
      let kept = subject.receive(on: .main).first().sink { value in
        continuation.resume(returning: value)  // ok: the first value only
      }
      keep(kept)
    }
  }

  func fromAFuture(_ future: Future<Int, Never>) async -> Int {
    await withCheckedContinuation { continuation in
      let kept = future.sink { continuation.resume(returning: $0) }  // ok: a future has one value
      keep(kept)
    }
  }

  private func keep(_ cancellable: AnyCancellable) { print(cancellable) }
}
