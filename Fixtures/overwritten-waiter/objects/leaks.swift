import Foundation

// Who waits lies in an object, and the object is taken from where it is kept without a look at it.

final class Turnstile: @unchecked Sendable {
  private final class Visitor: @unchecked Sendable {
    var continuation: CheckedContinuation<Void, any Error>?
    var hasLeft = false
  }
  private let lock = NSLock()
  private var visitors: [Visitor] = []

  func enter() async throws {
    let visitor = Visitor()
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
        lock.lock()
        defer { lock.unlock() }
        if visitor.hasLeft {
          continuation.resume(throwing: CancellationError())
        } else {
          visitor.continuation = continuation
          visitors.append(visitor)
        }
      }
    } onCancel: {
      lock.lock()
      visitor.hasLeft = true
      if let place = visitors.firstIndex(where: { $0 === visitor }) { visitors.remove(at: place) }  // want: overwritten-waiter "removes a continuation from 'visitors'"
      lock.unlock()
    }
  }

  func close() {
    lock.withLock {
      visitors = []  // want: overwritten-waiter "drops every continuation that is still in 'visitors'"
    }
  }

  func turn() {
    lock.lock()
    let next = visitors.popLast()
    lock.unlock()
    next?.continuation?.resume()
  }
}

final class Ferry: @unchecked Sendable {
  private final class Passenger: @unchecked Sendable {
    enum State {
      case coming
      case waiting(CheckedContinuation<Void, any Error>)
      case gone
    }
    var state = State.coming
  }
  private let lock = NSLock()
  private var passengers: [Passenger] = []

  func board() async throws {
    let passenger = Passenger()
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
        lock.withLock {
          if case .gone = passenger.state {
            continuation.resume(throwing: CancellationError())
          } else {
            passenger.state = .waiting(continuation)
            passengers.append(passenger)
          }
        }
      }
    } onCancel: {
      lock.withLock {
        passenger.state = .gone
        passengers.removeAll { $0 === passenger }  // want: overwritten-waiter "removes a continuation from 'passengers'"
      }
    }
  }

  func leave() {
    let first = lock.withLock { passengers.isEmpty ? nil : passengers.removeFirst() }
    if case .waiting(let continuation)? = first?.state { continuation.resume() }
  }
}

final class Thumbnails {
  private final class Job { var handlers: [(Result<Data, any Error>) -> Void] = [] }
  private var jobs: [String: Job] = [:]

  func load(_ name: String, completion: @escaping (Result<Data, any Error>) -> Void) {
    if let job = jobs[name] {
      job.handlers.append(completion)
      return
    }
    let job = Job()
    job.handlers.append(completion)
    jobs[name] = job
  }

  func loaded(_ name: String, _ data: Data?) {
    guard let data else {
      jobs[name] = nil  // want: overwritten-waiter note "removes a completion handler from 'jobs'"
      return
    }
    finish(name, .success(data))
  }

  func reset() {
    jobs.removeAll()  // want: overwritten-waiter note "drops every completion handler that is still in 'jobs'"
  }

  func failed(_ name: String, _ error: any Error) { finish(name, .failure(error)) }

  private func finish(_ name: String, _ result: Result<Data, any Error>) {
    guard let job = jobs.removeValue(forKey: name) else { return }
    for handler in job.handlers { handler(result) }
  }
}

actor Renewals {
  private final class Renewal {
    var waiters: [CheckedContinuation<String, any Error>] = []
    func finish(_ result: Result<String, any Error>) {
      for waiter in waiters { waiter.resume(with: result) }
      waiters = []
    }
  }
  private var current: Renewal?
  private var token: String?

  func renewed() async throws -> String {
    if let token { return token }
    return try await withCheckedThrowingContinuation { continuation in
      if let current { return current.waiters.append(continuation) }
      let renewal = Renewal()
      renewal.waiters.append(continuation)
      current = renewal
    }
  }

  func received(_ token: String) {
    self.token = token
    current?.finish(.success(token))
    current = nil
  }

  func signOut() {
    token = nil
    current = nil  // want: overwritten-waiter "drops the continuation that 'current' may still hold"
  }
}
