import Dispatch

// A capture list keeps what was there, and the member may be emptied.

final class Giver: @unchecked Sendable {
  private var waiter: CheckedContinuation<Int, Never>?
  private var handlers: [@Sendable (Int) -> Void] = []
  private let queue = DispatchQueue(label: "giver")

  func next() async -> Int {
    waiter?.resume(returning: 0)
    waiter = nil
    return await withCheckedContinuation { waiter = $0 }
  }

  func give(_ number: Int) {
    queue.async { [waiter] in waiter?.resume(returning: number) }
    waiter = nil  // ok: the closure has it
  }

  func giveLater(_ number: Int) {
    queue.async { [old = self.waiter] in old?.resume(returning: number) }
    waiter = nil
  }

  func listen(_ handler: @escaping @Sendable (Int) -> Void) { handlers.append(handler) }

  func tellAll(_ number: Int) {
    queue.async { [handlers] in handlers.forEach { $0(number) } }
    handlers.removeAll()
  }
}
