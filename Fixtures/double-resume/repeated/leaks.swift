import Combine
import Dispatch
import Foundation

// Callbacks that come again and again: a continuation that is resumed in one is resumed each time.

protocol Connection: AnyObject, Sendable {
  var stateUpdateHandler: (@Sendable (ConnectionState) -> Void)? { get set }
}

enum ConnectionState: Sendable {
  case setup, ready
  case failed(Error)
}

final class Bell: NSObject, @unchecked Sendable {
  @MainActor func repeatingTimer() async {
    await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
      Timer.scheduledTimer(withTimeInterval: 1, repeats: true) { _ in
        continuation.resume()  // want: double-resume "'continuation' is resumed here again each time this runs"
      }
    }
  }

  func timerOfARunLoop() async {
    await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
      let timer = Timer(timeInterval: 1, repeats: true) { _ in
        continuation.resume()  // want: double-resume "again each time this runs"
      }
      RunLoop.main.add(timer, forMode: .common)
    }
  }

  func timerSource(_ source: any DispatchSourceTimer) async {
    await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
      source.schedule(deadline: .now() + 1, repeating: 1)
      source.setEventHandler {
        continuation.resume()  // want: double-resume "again each time this runs"
      }
      source.resume()
    }
  }

  func notified(_ name: Notification.Name) async {
    await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
      NotificationCenter.default.addObserver(forName: name, object: nil, queue: nil) { _ in
        continuation.resume()  // want: double-resume "again each time this runs"
      }
    }
  }

  func connected(_ connection: any Connection) async -> Bool {
    await withCheckedContinuation { continuation in
      connection.stateUpdateHandler = { state in
        switch state {
        case .ready: continuation.resume(returning: true)
        case .failed: continuation.resume(returning: false)  // want: double-resume "'continuation' is resumed a second time here, after line 56"
        case .setup: break
        }
      }
    }
  }

  func connectedOrNot(_ connection: any Connection) async throws {
    try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
      connection.stateUpdateHandler = { state in
        switch state {
        case .ready: continuation.resume()
        // An error that is made ends nothing.
        case .failed: continuation.resume(throwing: CancellationError())  // want: double-resume "a second time here, after line 68"
        case .setup: break
        }
      }
    }
  }

  func fromASubject(_ subject: PassthroughSubject<Int, Never>) async -> Int {
    await withCheckedContinuation { continuation in
      let kept = subject.receive(on: .main).sink { value in
        continuation.resume(returning: value)  // want: double-resume "again each time this runs"
      }
      keep(kept)
    }
  }

  private func keep(_ cancellable: AnyCancellable) { print(cancellable) }
}
