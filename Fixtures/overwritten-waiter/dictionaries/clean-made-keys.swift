import Foundation

// A key that is made on the spot is nobody else's.

final class Tokens {
  private var waiters: [String: (Result<String, any Error>) -> Void] = [:]

  func provide(completion: @escaping (Result<String, any Error>) -> Void) {
    let waiter = UUID().uuidString
    waiters[waiter] = completion  // ok: there was nothing under it
  }

  func complete(_ result: Result<String, any Error>) {
    let all = waiters
    waiters.removeAll()
    all.values.forEach { $0(result) }
  }
}
