import Dispatch

// What releases runs on the queue that waits, by way of a function that has it run there; or the wait is called from there.

final class Cache: @unchecked Sendable {
  private let queue = DispatchQueue(label: "cache")
  private var names: [String: String] = [:]

  private func later(_ work: @escaping () -> Void) { queue.async { work() } }

  func flush() { queue.async { self.flushNow() } }

  private func flushNow() {
    let group = DispatchGroup()
    group.enter()
    later {
      self.names = [:]
      group.leave()
    }
    group.wait()  // want: blocking-wait "this blocks the queue 'queue', on which the block started at line 16 must run before 'group' is released"
  }
}
