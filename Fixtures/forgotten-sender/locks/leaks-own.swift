import Foundation

/// A lock of one's own around another.
final class Exclusion: @unchecked Sendable {
  private let inner = NSLock()

  func acquire() { inner.lock() }
  func release() { inner.unlock() }
}

final class Registry: @unchecked Sendable {
  private let exclusion = Exclusion()
  private var names: [Int: String] = [:]

  func name(_ id: Int) -> String? {
    exclusion.acquire()
    guard let name = names[id] else { return nil }  // want: forgotten-sender "this return leaves 'exclusion' from line 16 locked"
    exclusion.release()
    return name
  }

  func load(_ read: () throws -> [Int: String]) throws {
    exclusion.acquire()
    names = try read()  // want: forgotten-sender "this 'try', when it throws, leaves 'exclusion' from line 23 locked"
    exclusion.release()
  }
}
