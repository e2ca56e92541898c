import Foundation

// The same, and the end answers everybody; or somebody else does.

struct ConnectionGone: Error {}

final class ConnectionRepaired: @unchecked Sendable {
  struct Outstanding {
    var kind: Any.Type
    var replyHandler: (Result<Any, Error>) -> Void
  }
  private var outstanding: [Int: Outstanding] = [:]
  private var lastID = 0
  private var isOpen = true
  private let queue = DispatchQueue(label: "connection")

  func send<Answer>(_ request: String, reply: @escaping (Result<Answer, Error>) -> Void) -> Int {
    queue.sync {
      lastID += 1
      let id = lastID
      guard isOpen else {
        reply(.failure(ConnectionGone()))
        return id
      }
      outstanding[id] = Outstanding(
        kind: Answer.self,
        replyHandler: { any in
          let result = any.flatMap { value in
            Result { () throws -> Answer in
              guard let answer = value as? Answer else { throw ConnectionGone() }
              return answer
            }
          }
          reply(result)
        })
      return id
    }
  }

  func received(_ id: Int, _ result: Result<Any, Error>) {
    guard let waiting = outstanding.removeValue(forKey: id) else { return }
    waiting.replyHandler(result)
  }

  func close() {
    queue.sync { closeRepaired() }
  }

  private func closeRepaired() {
    isOpen = false
    for waiting in outstanding.values { waiting.replyHandler(.failure(ConnectionGone())) }
    outstanding = [:]
  }
}

/// The callback of the end drains, and whoever closes only starts it.
final class NotifyingConnection: @unchecked Sendable {
  struct Outstanding {
    var replyHandler: (Result<Data, Error>) -> Void
  }
  private var outstanding: [Int: Outstanding] = [:]
  private let group = DispatchGroup()
  private let descriptor: Int32
  private var closeHandler: (() -> Void)?

  init(descriptor: Int32) {
    self.descriptor = descriptor
    group.enter()
    group.notify(queue: .main) { [weak self] in
      guard let self else { return }
      for waiting in self.outstanding.values { waiting.replyHandler(.failure(ConnectionGone())) }
      self.closeHandler?()
    }
  }

  func send(_ id: Int, reply: @escaping (Result<Data, Error>) -> Void) {
    outstanding[id] = Outstanding(replyHandler: { result in reply(result) })
  }

  func received(_ id: Int, _ data: Data) {
    outstanding.removeValue(forKey: id)?.replyHandler(.success(data))
  }

  func close() {
    group.leave()  // ok: the group's end answers them
  }
}

final class ClientRepaired {
  final class Pending {
    let method: String
    let completion: (Data?) -> Void
    init(method: String, completion: @escaping (Data?) -> Void) {
      self.method = method
      self.completion = completion
    }
  }
  private var pending: [Int: Pending] = [:]
  private var isUp = true

  func call(_ id: Int, method: String, reply: @escaping (String?) -> Void) {
    guard isUp else { return reply(nil) }
    let call = Pending(method: method) { data in
      print(method)
      reply(data.map { String(decoding: $0, as: UTF8.self) })
    }
    pending[id] = call
  }

  func answered(_ id: Int, _ data: Data) {
    pending.removeValue(forKey: id)?.completion(data)
  }

  func disconnectRepaired() {
    isUp = false
    let left = pending
    pending = [:]
    for call in left.values { call.completion(nil) }
  }

  func disconnect() { disconnectRepaired() }
}

/// Each call has a time-out of its own, which has the closure as well.
final class TimedClient {
  private var pending: [Int: (Data?) -> Void] = [:]
  private var isUp = true

  func call(_ id: Int, reply: @escaping (String?) -> Void) {
    guard isUp else { return reply(nil) }
    let answer: (Data?) -> Void = { data in reply(data.map { String(decoding: $0, as: UTF8.self) }) }
    pending[id] = answer
    DispatchQueue.main.asyncAfter(deadline: .now() + 10) { answer(nil) }
  }

  func answered(_ id: Int, _ data: Data) {
    pending.removeValue(forKey: id)?(data)
  }

  func disconnect() {
    isUp = false  // ok: the time-outs come
  }
}

final class LookupRepaired: @unchecked Sendable {
  private var answers: [Int: (Int?) -> Void] = [:]
  private var lastID = 0

  func find() async -> Int {
    await withCheckedContinuation { continuation in
      lastID += 1
      let answer: (Int?) -> Void = { number in continuation.resume(returning: number ?? 0) }
      answers[lastID] = answer
    }
  }

  func found(_ id: Int, _ number: Int) {
    answers[id]?(number)
    answers[id] = nil
  }

  func shutdownRepaired() {
    for answer in answers.values { answer(nil) }
    answers.removeAll()
  }

  func shutdown() { shutdownRepaired() }
}

actor PoolRepaired {
  struct Waiter {
    var id: Int
    var continuation: CheckedContinuation<Int, Error>
  }
  private var waiters: [Waiter] = []
  private var isShut = false

  func lease(_ id: Int) async throws -> Int {
    if isShut { throw ConnectionGone() }
    return try await withCheckedThrowingContinuation { enqueue(Waiter(id: id, continuation: $0)) }
  }

  private func enqueue(_ waiter: Waiter) {
    waiters.append(waiter)
  }

  func release(_ connection: Int) {
    guard !waiters.isEmpty else { return }
    waiters.removeFirst().continuation.resume(returning: connection)
  }

  func shutdownRepaired() {
    isShut = true
    for waiter in waiters { waiter.continuation.resume(throwing: ConnectionGone()) }
    waiters.removeAll()
  }

  func shutdown() { shutdownRepaired() }
}

/// A handle that ends a stream early. When nobody holds it any more, the stream ends by itself.
struct Handle {
  var stop: AsyncStream<Void>.Continuation
}

struct Backoff {
  private var handle: Handle?

  mutating func waiting(_ handle: Handle) {
    self.handle = handle
  }

  mutating func over() {
    handle = nil  // ok: nothing is left to be stopped
  }

  func cancel() {
    handle?.stop.finish()
  }
}

final class PromptRepaired {
  private var pending: ((Data?) -> Void)?

  func askRepaired(reply: @escaping (String?) -> Void) {
    pending?(nil)
    pending = { data in
      reply(data.map { String(decoding: $0, as: UTF8.self) })
    }
  }

  func answered(_ data: Data) {
    pending?(data)
    pending = nil
  }
}

/// What is kept is called for each event, and answers nobody who waits.
final class Ticker {
  private var onTick: ((Int) -> Void)?
  private var isRunning = false

  func start(handler: @escaping (Int) -> Void) {
    onTick = { number in  // ok: one who no longer listens
      print(number)
      handler(number)
    }
  }

  func ticked(_ number: Int) { onTick?(number) }

  func stop() { isRunning = false }
}
