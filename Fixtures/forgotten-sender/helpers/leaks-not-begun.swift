import Foundation

final class CarelessStarter: @unchecked Sendable {
  private let queue = DispatchQueue(label: "starter")
  private var isOpen = false

  private func prepare(_ completion: @escaping @Sendable (Int) -> Void) -> Int? {
    guard isOpen else { return nil }  // want: forgotten-sender "without calling 'completion'"
    queue.async { completion(1) }
    return 1
  }

  func printed(_ completion: @escaping @Sendable (Int) -> Void) {
    if let token = prepare(completion) { print(token) }
  }
}
