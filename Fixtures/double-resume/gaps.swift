import Dispatch
import Foundation

// Known gaps: races of two closures and callbacks that run again.

protocol Socket: Sendable {
  func connect(completion: @escaping @Sendable (Bool) -> Void)
  func close()
}

final class Plug: @unchecked Sendable {
  private let socket: any Socket
  var stateUpdateHandler: (@Sendable (Int) -> Void)?

  init(socket: any Socket) {
    self.socket = socket
  }

  /// The time-out always runs, also after the answer.
  func timeoutRace() async -> Bool {
    await withCheckedContinuation { continuation in
      socket.connect { continuation.resume(returning: $0) }
      DispatchQueue.global().asyncAfter(deadline: .now() + 1) {
        continuation.resume(returning: false)  // todo-want: double-resume "continuation"
      }
    }
  }

  func stateAgain() async {
    await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
      stateUpdateHandler = { state in
        if state == 1 { continuation.resume() }  // todo-want: double-resume "continuation"
      }
    }
  }

  private func validate() throws {
    if stateUpdateHandler == nil { throw CancellationError() }
  }
}
