import Foundation

// What has not begun gives nil, and whoever calls it asks for that.

final class Starter: @unchecked Sendable {
  private let queue = DispatchQueue(label: "starter")
  private var isOpen = false

  private func begin(_ completion: @escaping @Sendable (Int) -> Void) -> Int? {
    guard isOpen else { return nil }  // ok: nil tells those who call it that it was not taken
    queue.async { completion(1) }
    return 1
  }

  func started(_ completion: @escaping @Sendable (Int) -> Void) {
    guard let token = begin(completion) else { return completion(0) }
    print(token)
  }

  func startedInOneLine(_ completion: @escaping @Sendable (Int) -> Void) {
    if begin(completion) == nil { completion(0) }
  }

  private func prepareRepaired(_ completion: @escaping @Sendable (Int) -> Void) -> Int? {
    guard isOpen else {
      completion(0)
      return nil
    }
    queue.async { completion(1) }
    return 1
  }

  func printed(_ completion: @escaping @Sendable (Int) -> Void) {
    if let token = prepareRepaired(completion) { print(token) }
  }
}
