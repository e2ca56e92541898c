import Foundation

actor Loader {
  private var waiting: [String: [CheckedContinuation<[UInt8], Error>]] = [:]
  private var single: [String: CheckedContinuation<[UInt8], Error>] = [:]

  func loadRepaired(_ path: String) async throws -> [UInt8] {
    try await withCheckedThrowingContinuation { continuation in
      waiting[path, default: []].append(continuation)  // ok: a list for each key
    }
  }

  func loadAlone(_ path: String) async throws -> [UInt8] {
    guard single[path] == nil else { throw CancellationError() }
    return try await withCheckedThrowingContinuation { single[path] = $0 }
  }

  func loadUnlessKnown(_ path: String) async throws -> [UInt8] {
    if single.keys.contains(path) { throw CancellationError() }
    return try await withCheckedThrowingContinuation { single[path] = $0 }
  }

  func loaded(_ path: String, _ bytes: [UInt8]) {
    for continuation in waiting.removeValue(forKey: path) ?? [] { continuation.resume(returning: bytes) }
    single.removeValue(forKey: path)?.resume(returning: bytes)
  }

  func cancelRepaired(_ path: String) {
    single[path]?.resume(throwing: CancellationError())
    single[path] = nil
  }

  func cancelByMethodRepaired(_ path: String) {
    let old = single.removeValue(forKey: path)
    old?.resume(throwing: CancellationError())
  }

  func cancelAllRepaired() {
    for continuation in single.values { continuation.resume(throwing: CancellationError()) }
    single.removeAll()
  }
}

final class Requests {
  private struct Entry {
    let name: String
    let continuation: CheckedContinuation<Int?, Never>
  }

  private var entries: [Int: Entry] = [:]
  private var nextID = 0
  private var byID: [UUID: Entry] = [:]

  func ask(_ name: String) async -> Int? {
    await withCheckedContinuation { continuation in
      nextID += 1
      entries[nextID] = Entry(name: name, continuation: continuation)  // ok: a new number each time
    }
  }

  func askUniquely(_ name: String) async -> Int? {
    let id = UUID()
    return await withTaskCancellationHandler {
      await withCheckedContinuation { byID[id] = Entry(name: name, continuation: $0) }
    } onCancel: {
      byID.removeValue(forKey: id)?.continuation.resume(returning: nil)
    }
  }

  func answer(_ id: Int, _ value: Int) {
    entries.removeValue(forKey: id)?.continuation.resume(returning: value)
  }

  func expireRepaired(_ id: Int) {
    guard let entry = entries[id] else { return }
    entry.continuation.resume(returning: nil)
    entries[id] = nil
  }
}

actor Line {
  private var waiters: [CheckedContinuation<Void, Never>] = []

  func wait() async {
    await withCheckedContinuation { waiters.append($0) }
  }

  func next() {
    guard !waiters.isEmpty else { return }
    waiters.removeFirst().resume()
  }

  func resetRepaired() {
    waiters.forEach { $0.resume() }
    waiters = []
  }

  func drain() {
    while let waiter = waiters.popLast() { waiter.resume() }
    waiters = []
  }
}
