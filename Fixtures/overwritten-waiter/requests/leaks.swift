import Foundation

// Objects that forget their handler when they have called it, kept by what they ask for.

struct Disconnected: Error {}

final class Request {
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

final class Requests {
  private var pending: [Int: Request] = [:]
  private var number = 0

  func send(_ completion: @escaping (Result<Data, any Error>) -> Void) {
    number += 1
    pending[number] = Request(id: number, completion: completion)
  }

  func received(_ id: Int, _ data: Data?) {
    guard let request = pending.removeValue(forKey: id) else { return }
    guard let data else {
      return  // want: forgotten-sender "this return leaves without calling 'request'"
    }
    request.succeed(data)
  }

  func disconnected() {
    pending.removeAll()  // want: overwritten-waiter note "this drops every completion handler that is still in 'pending'"
  }
}
