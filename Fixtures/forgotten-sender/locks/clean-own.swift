import Foundation

/// A lock of one's own around another.
final class FreeExclusion: @unchecked Sendable {
  private let inner = NSLock()

  func acquire() { inner.lock() }
  func release() { inner.unlock() }
}

final class FreeRegistry: @unchecked Sendable {
  private let exclusion = FreeExclusion()
  private var names: [Int: String] = [:]

  func nameRepaired(_ id: Int) -> String? {
    exclusion.acquire()
    defer { exclusion.release() }
    guard let name = names[id] else { return nil }
    return name
  }

  func loadRepaired(_ read: () throws -> [Int: String]) throws {
    exclusion.acquire()
    defer { exclusion.release() }
    names = try read()
  }

  /// It is given back elsewhere.
  func begin() { exclusion.acquire() }
  func end() { exclusion.release() }
}
