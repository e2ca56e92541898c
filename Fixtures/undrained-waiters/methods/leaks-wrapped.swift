import Foundation

// What is kept is a part of something larger: a struct, an object or a closure that does more than to answer.

struct ConnectionGone: Error {}

/// A struct with what to make of the answer, and a closure that gives it on.
final class Connection: @unchecked Sendable {
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

  func close() {  // want: undrained-waiters "'close()' ends this and leaves what is still in 'outstanding' from line 26"
    queue.sync { isOpen = false }
  }
}

/// An object, made before it is put away.
final class Client {
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

  func disconnect() {  // want: undrained-waiters "'disconnect()' ends this"
    isUp = false
  }
}

/// The closure itself is kept, and it resumes a continuation that somebody waits for.
final class Lookup: @unchecked Sendable {
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

  func shutdown() {  // want: undrained-waiters "'shutdown()' ends this"
    print("down")
  }
}

/// A function of its own puts the struct away.
actor Pool {
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

  func shutdown() {  // want: undrained-waiters "'shutdown()' ends this and leaves what is still in 'waiters'"
    isShut = true
  }
}

/// One request at a time, and a second one takes the place of the first.
final class Prompt {
  private var pending: ((Data?) -> Void)?

  func ask(reply: @escaping (String?) -> Void) {
    pending = { data in  // want: overwritten-waiter "this store replaces the completion handler that 'pending' may still hold"
      reply(data.map { String(decoding: $0, as: UTF8.self) })
    }
  }

  func answered(_ data: Data) {
    pending?(data)
    pending = nil
  }
}
