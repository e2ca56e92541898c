import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

// Known gaps: a request that could not be sent, where a closure is told of that; and a semaphore of an object, on which one method waits while
// another starts the work.

final class Exchange: @unchecked Sendable {
  private let socket: URLSessionWebSocketTask
  private var pending: [Int: (Result<String, any Error>) -> Void] = [:]
  private var last = 0

  init(socket: URLSessionWebSocketTask) { self.socket = socket }

  func request(completion: @escaping (Result<String, any Error>) -> Void) {
    last += 1
    pending[last] = completion
    socket.send(.string("\(last)")) { error in
      if let error { print("not sent", error) }  // todo-want: forgotten-sender "pending"
    }
  }

  func answered(_ number: Int, _ text: String) { pending.removeValue(forKey: number)?(.success(text)) }
}

final class Device: @unchecked Sendable {
  private let isDone = DispatchSemaphore(value: 0)

  func start(_ descriptor: Int32) { Thread { self.work(descriptor) }.start() }

  private func work(_ descriptor: Int32) {
    if descriptor < 0 { return }  // todo-want: forgotten-sender "isDone"
    isDone.signal()
  }

  func waitUntilDone() { isDone.wait() }
}
