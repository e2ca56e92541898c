// Threads that wait, in a service which keeps its state behind a lock.
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

  func reload(_ id: Int) {
    lock.lock()
    defer { lock.unlock() }
    let done = DispatchSemaphore(value: 0)
    api.load(id) { result in
      if case .success(let data) = result { self.keep(id, data) }
      done.signal()
    }
    done.wait()  // want: wait-under-lock "this waits for 'done' and holds 'lock'"
  }

  func resolve(_ id: Int) throws -> Data {
    try lock.withLock {
      if let data = items[id] { return data }
      let found = loop.makePromise(of: Data.self)
      loop.execute {
        self.keep(id, Data())
        found.succeed(Data())
      }
      return try found.futureResult.wait()  // want: wait-under-lock "this waits for 'found' and holds 'lock'"
    }
  }

  func dataNow(_ id: Int) -> Data? {
    let loaded = DispatchSemaphore(value: 0)
    nonisolated(unsafe) var found: Data?
    api.load(id) { result in
      switch result {
      case .success(let data):
        found = data
        loaded.signal()
      case .failure(let error):
        print("load failed: \(error)")
      }
    }  // want: forgotten-sender "leaves without 'loaded.signal()'"
    _ = loaded.wait(timeout: .distantFuture)
    return found
  }
}
