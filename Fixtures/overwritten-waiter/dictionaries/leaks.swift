/// Two requests for one path: the second pushes out the first.
actor Loader {
  private var waiting: [String: CheckedContinuation<[UInt8], Error>] = [:]

  func load(_ path: String) async throws -> [UInt8] {
    try await withCheckedThrowingContinuation { continuation in
      waiting[path] = continuation  // want: overwritten-waiter "under the same key"
    }
  }

  func loaded(_ path: String, _ bytes: [UInt8]) {
    waiting.removeValue(forKey: path)?.resume(returning: bytes)
  }

  func cancel(_ path: String) {
    waiting[path] = nil  // want: overwritten-waiter "removes a continuation from 'waiting' from line 7"
  }

  func cancelByMethod(_ path: String) {
    waiting.removeValue(forKey: path)  // want: overwritten-waiter "without resuming it"
  }

  func cancelAll() {
    waiting.removeAll()  // want: overwritten-waiter "drops every continuation that is still in 'waiting'"
  }
}

/// What is kept lies in a struct of its own.
final class Requests {
  private struct Entry {
    let name: String
    let continuation: CheckedContinuation<Int, Never>
  }

  private var entries: [Int: Entry] = [:]
  private var nextID = 0

  func ask(_ name: String) async -> Int {
    await withCheckedContinuation { continuation in
      nextID += 1
      entries[nextID] = Entry(name: name, continuation: continuation)
    }
  }

  func answer(_ id: Int, _ value: Int) {
    entries.removeValue(forKey: id)?.continuation.resume(returning: value)
  }

  func expire(_ id: Int) {
    entries[id] = nil  // want: overwritten-waiter "removes a continuation"
  }
}

/// A list is emptied, and nobody is told.
actor Line {
  private var waiters: [CheckedContinuation<Void, Never>] = []

  func wait() async {
    await withCheckedContinuation { waiters.append($0) }
  }

  func next() {
    guard !waiters.isEmpty else { return }
    waiters.removeFirst().resume()
  }

  func reset() {
    waiters = []  // want: overwritten-waiter "drops every continuation that is still in 'waiters'"
  }
}
