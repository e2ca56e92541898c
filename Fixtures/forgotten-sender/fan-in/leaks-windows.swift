import Foundation

final class UncheckedWindows: @unchecked Sendable {
  private let queue = DispatchQueue(label: "windows")
  private func send(_ item: Int, _ done: @escaping @Sendable (Int) -> Void) { queue.async { done(item) } }

  func startedAtOnce(_ items: [Int], completion: @escaping () -> Void) {
    var pending = items[...]
    var running = 0
    func launch() {
      while running < 3, let item = pending.popFirst() {
        running += 1
        send(item) { _ in
          running -= 1
          if running == 0 && pending.isEmpty { completion() } else { launch() }
        }
      }
    }  // want: forgotten-sender "'pending.popFirst()' is nil"
    launch()
  }
}
