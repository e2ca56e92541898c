/// A second request under one path, by the method of the dictionary; lists under a key that go with all in them.
actor Counter {
  private var byPath: [String: CheckedContinuation<Int, Never>] = [:]
  private var byName: [String: [CheckedContinuation<Int, Never>]] = [:]

  func read(_ path: String) async -> Int {
    await withCheckedContinuation { continuation in
      byPath.updateValue(continuation, forKey: path)  // want: overwritten-waiter "under the same key"
    }
  }

  func readUnasked(_ path: String) async -> Int {
    await withCheckedContinuation { continuation in
      _ = byPath.updateValue(continuation, forKey: path)  // want: overwritten-waiter "under the same key"
    }
  }

  func name(_ name: String) async -> Int {
    await withCheckedContinuation { continuation in
      byName[name, default: []].append(continuation)
    }
  }

  func answer(path: String) {
    byPath.removeValue(forKey: path)?.resume(returning: 1)
  }

  func answer(_ name: String) {
    for continuation in byName.removeValue(forKey: name) ?? [] { continuation.resume(returning: 1) }
  }

  func forget(_ name: String) {
    byName[name] = nil  // want: overwritten-waiter "removes a continuation from 'byName' from line 20"
  }

  func forgetByMethod(_ name: String) {
    byName.removeValue(forKey: name)  // want: overwritten-waiter "removes a continuation from 'byName'"
  }

  func forgetAll() {
    byName.removeAll()  // want: overwritten-waiter "drops every continuation that is still in 'byName'"
  }
}
