// The same service: it waits without its lock, and every outcome ends the wait.
import Foundation
import NIOCore

protocol Api: Sendable {
  func load(_ id: Int, completion: @escaping @Sendable (Result<Data, any Error>) -> Void)
}

final class Store: @unchecked Sendable {
  private let lock = NSLock()
  private var items: [Int: Data] = [:]
  let api: any Api
  let loop: any EventLoop

  init(api: any Api, loop: any EventLoop) {
    self.api = api
    self.loop = loop
  }

  private func keep(_ id: Int, _ data: Data) { lock.withLock { items[id] = data } }

  func reloadRepaired(_ id: Int) {
    let done = DispatchSemaphore(value: 0)
    api.load(id) { result in
      if case .success(let data) = result { self.keep(id, data) }
      done.signal()
    }
    done.wait()
  }

  func resolveRepaired(_ id: Int) throws -> Data {
    if let data = lock.withLock({ items[id] }) { return data }
    let found = loop.makePromise(of: Data.self)
    loop.execute {
      self.keep(id, Data())
      found.succeed(Data())
    }
    return try found.futureResult.wait()
  }

  func dataNowRepaired(_ id: Int) -> Data? {
    let loaded = DispatchSemaphore(value: 0)
    nonisolated(unsafe) var found: Data?
    api.load(id) { result in
      switch result {
      case .success(let data): found = data
      case .failure(let error): print("load failed: \(error)")
      }
      loaded.signal()
    }
    _ = loaded.wait(timeout: .distantFuture)
    return found
  }

  /// The first wait of the store holds another lock.
  func withAnotherLock(_ other: NSLock, _ id: Int) {
    other.lock()
    defer { other.unlock() }
    let done = DispatchSemaphore(value: 0)
    api.load(id) { result in
      if case .success(let data) = result { self.keep(id, data) }
      done.signal()
    }
    done.wait()  // ok: the other side takes the lock of the store
  }

  /// Whoever is given the semaphore may signal it without the lock.
  func givenAway(_ id: Int, _ interrupt: (DispatchSemaphore) -> Void) {
    lock.lock()
    defer { lock.unlock() }
    let done = DispatchSemaphore(value: 0)
    interrupt(done)
    api.load(id) { result in
      if case .success(let data) = result { self.keep(id, data) }
      done.signal()
    }
    done.wait()  // ok: 'interrupt' has it too
  }
}

/// Callbacks that count down: the last of them tells.
func lastOf(_ ids: [Int], _ api: any Api, completion: @escaping @Sendable () -> Void) {
  guard !ids.isEmpty else { return completion() }
  let lock = NSLock()
  nonisolated(unsafe) var left = ids.count
  for id in ids {
    api.load(id) { _ in
      let isLast = lock.withLock {
        left -= 1
        return left == 0
      }
      if isLast { completion() }  // ok: others are left to come
    }
  }
}
