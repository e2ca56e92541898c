import Foundation

struct DisconnectedRepaired: Error {}

final class RequestRepaired {
  let id: Int
  private var completion: ((Result<Data, any Error>) -> Void)?

  init(id: Int, completion: @escaping (Result<Data, any Error>) -> Void) {
    self.id = id
    self.completion = completion
  }

  func succeed(_ data: Data) {
    completion?(.success(data))
    completion = nil
  }

  func fail(_ error: any Error) {
    let handler = completion
    completion = nil
    handler?(.failure(error))
  }
}

final class RequestsRepaired {
  private var pending: [Int: RequestRepaired] = [:]
  private var number = 0

  func send(_ completion: @escaping (Result<Data, any Error>) -> Void) {
    number += 1
    pending[number] = RequestRepaired(id: number, completion: completion)
  }

  func receivedRepaired(_ id: Int, _ data: Data?) {
    guard let request = pending.removeValue(forKey: id) else { return }
    guard let data else {
      request.fail(DisconnectedRepaired())
      return
    }
    request.succeed(data)
  }

  func disconnectedRepaired() {
    for request in pending.values { request.fail(DisconnectedRepaired()) }
    pending.removeAll()
  }
}

/// It is told twice, and hears the first.
final class RacedRequests {
  private var pending: [Int: RequestRepaired] = [:]

  func send(_ id: Int, _ completion: @escaping (Result<Data, any Error>) -> Void) {
    let request = RequestRepaired(id: id, completion: completion)
    pending[id] = request
    DispatchQueue.main.asyncAfter(deadline: .now() + 5) {
      request.fail(DisconnectedRepaired())  // ok: it has forgotten its handler by then
    }
  }

  func received(_ id: Int, _ data: Data) {
    pending[id]?.succeed(data)
    pending[id] = nil
  }
}

/// The object answers by itself.
final class TimedRequest: @unchecked Sendable {
  private var completion: ((Bool) -> Void)?

  init(completion: @escaping (Bool) -> Void) {
    self.completion = completion
    DispatchQueue.main.asyncAfter(deadline: .now() + 5) { [self] in
      self.completion?(false)
      self.completion = nil
    }
  }

  func answer() {
    completion?(true)
    completion = nil
  }
}

final class TimedRequests {
  private var pending: [Int: TimedRequest] = [:]

  func send(_ id: Int, _ completion: @escaping (Bool) -> Void) {
    pending[id] = TimedRequest(completion: completion)
  }

  func forget() {
    pending.removeAll()  // ok: each of them answers when its time is over
  }

  func received(_ id: Int) { pending.removeValue(forKey: id)?.answer() }
}

/// What it has may come back.
final class Refilled {
  private var completion: (() -> Void)?
  init(completion: @escaping () -> Void) { self.completion = completion }
  func again(_ completion: @escaping () -> Void) {
    self.completion?()
    self.completion = completion
  }
  func call() {
    completion?()
    completion = nil
  }
}

final class Refills {
  private var all: [Int: Refilled] = [:]
  func add(_ id: Int, _ completion: @escaping () -> Void) { all[id] = Refilled(completion: completion) }
  func called(_ id: Int) { all[id]?.call() }
  func done() { all.removeAll() }  // ok: nobody knows what is in them
}
