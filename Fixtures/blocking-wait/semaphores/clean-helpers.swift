import Dispatch

final class Fetcher {
  func fetch(_ name: String, on queue: DispatchQueue, completion: @escaping (String) -> Void) {
    queue.async { completion(name) }
  }
}

final class Cache: @unchecked Sendable {
  private let fetcher = Fetcher()
  private let queue = DispatchQueue(label: "cache")
  private let work = DispatchQueue(label: "work")
  private var names: [String: String] = [:]

  private func later(_ block: @escaping () -> Void) { work.async { block() } }

  func warm() {
    queue.async {
      let group = DispatchGroup()
      group.enter()
      self.later { group.leave() }
      group.wait()
    }
  }

  func load(_ name: String) {
    queue.async {
      let done = DispatchSemaphore(value: 0)
      self.fetcher.fetch(name, on: .global()) { _ in done.signal() }
      done.wait()  // ok: it runs elsewhere
    }
  }

  func flushRepaired() { work.async { self.flushNowRepaired() } }

  private func flushNowRepaired() {
    let done = DispatchSemaphore(value: 0)
    queue.async {
      self.names = [:]
      done.signal()
    }
    done.wait()
  }
}
