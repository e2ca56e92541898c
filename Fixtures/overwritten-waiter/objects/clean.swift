import Dispatch
import Foundation

// ok: whoever waits in an object is answered where the object goes.

final class TurnstileRepaired: @unchecked Sendable {
  private final class Visitor: @unchecked Sendable {
    var continuation: CheckedContinuation<Void, any Error>?
    var hasLeft = false
  }
  private let lock = NSLock()
  private var visitors: [Visitor] = []

  func enterRepaired() async throws {
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
      if let place = visitors.firstIndex(where: { $0 === visitor }) { visitors.remove(at: place) }
      let continuation = visitor.continuation
      lock.unlock()
      continuation?.resume(throwing: CancellationError())
    }
  }

  func closeRepaired() {
    lock.withLock {
      for visitor in visitors { visitor.continuation?.resume(throwing: CancellationError()) }
      visitors = []
    }
  }

  func turn() {
    lock.lock()
    let next = visitors.popLast()
    lock.unlock()
    next?.continuation?.resume()
  }
}

final class FerryRepaired: @unchecked Sendable {
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

  func boardRepaired() async throws {
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
        if case .waiting(let continuation) = passenger.state { continuation.resume(throwing: CancellationError()) }
        passenger.state = .gone
        passengers.removeAll { $0 === passenger }
      }
    }
  }

  func leave() {
    let first = lock.withLock { passengers.isEmpty ? nil : passengers.removeFirst() }
    if case .waiting(let continuation)? = first?.state { continuation.resume() }
  }
}

final class ThumbnailsRepaired {
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

  func loadedRepaired(_ name: String, _ data: Data?) {
    guard let data else {
      finish(name, .failure(CancellationError()))
      return
    }
    finish(name, .success(data))
  }

  func resetRepaired() {
    for name in Array(jobs.keys) { finish(name, .failure(CancellationError())) }
  }

  func failed(_ name: String, _ error: any Error) { finish(name, .failure(error)) }

  private func finish(_ name: String, _ result: Result<Data, any Error>) {
    guard let job = jobs.removeValue(forKey: name) else { return }
    for handler in job.handlers { handler(result) }
  }
}

actor RenewalsRepaired {
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

  func signOutRepaired() {
    token = nil
    current?.finish(.failure(CancellationError()))
    current = nil
  }
}

/// The closure that has begun the work has the object as well, and answers.
final class Downloads {
  private final class Job { var handlers: [(Data?) -> Void] = [] }
  private var jobs: [String: Job] = [:]
  private let fetch: (String, @escaping (Data?) -> Void) -> Void
  init(fetch: @escaping (String, @escaping (Data?) -> Void) -> Void) { self.fetch = fetch }

  func load(_ name: String, completion: @escaping (Data?) -> Void) {
    if let job = jobs[name] { return job.handlers.append(completion) }
    let job = Job()
    job.handlers.append(completion)
    jobs[name] = job
    fetch(name) { data in
      self.jobs[name] = nil
      for handler in job.handlers { handler(data) }
    }
  }

  /// Who asks now is given another one; those who have asked are answered by that which they have asked for.
  func forget(_ name: String) { jobs[name] = nil }
}

/// A limit that has the object answers in time.
final class Limited: @unchecked Sendable {
  private final class Call: @unchecked Sendable { var reply: ((String?) -> Void)? }
  private let queue = DispatchQueue(label: "calls")
  private var calls: [Int: Call] = [:]

  func send(_ number: Int, reply: @escaping (String?) -> Void) {
    let call = Call()
    call.reply = reply
    calls[number] = call
    queue.asyncAfter(deadline: .now() + 5) {
      call.reply?(nil)
      call.reply = nil
    }
  }

  func receive(_ number: Int, _ text: String) {
    guard let call = calls.removeValue(forKey: number) else { return }
    call.reply?(text)
    call.reply = nil
  }

  func reset() { calls.removeAll() }
}

/// An object that nobody waits in goes.
final class Pages {
  private final class Page { var readers: [(String) -> Void] = [] }
  private var pages: [Int: Page] = [:]

  func read(_ number: Int, completion: @escaping (String) -> Void) {
    if let page = pages[number] { return page.readers.append(completion) }
    let page = Page()
    page.readers.append(completion)
    pages[number] = page
  }

  func arrived(_ number: Int, _ text: String) {
    guard let page = pages[number] else { return }
    for reader in page.readers { reader(text) }
    page.readers = []
  }

  func prune(_ number: Int) {
    if let page = pages[number], page.readers.isEmpty { pages[number] = nil }
  }
}

/// It is kept in another place, too, by which those in it are answered.
final class Registry {
  private final class Request {
    let name: String
    var handlers: [(Int) -> Void] = []
    init(name: String) { self.name = name }
  }
  private var byName: [String: Request] = [:]
  private var running: [Request] = []

  func ask(_ name: String, completion: @escaping (Int) -> Void) {
    if let request = byName[name] { return request.handlers.append(completion) }
    let request = Request(name: name)
    request.handlers.append(completion)
    byName[name] = request
    running.append(request)
  }

  func rename(_ name: String) { byName[name] = nil }

  func answer(_ number: Int) {
    guard !running.isEmpty else { return }
    let request = running.removeFirst()
    byName[request.name] = nil
    for handler in request.handlers { handler(number) }
  }
}
