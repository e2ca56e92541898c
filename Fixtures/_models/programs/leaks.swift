import Foundation

/// Retired with questions open.
final class Desk {
  private var questions: [Int: CheckedContinuation<Int, Never>] = [:]
  private var isOpen = true

  func ask(_ id: Int) async -> Int {
    await withCheckedContinuation { questions[id] = $0 }
  }

  func answer(_ id: Int, _ value: Int) {
    questions.removeValue(forKey: id)?.resume(returning: value)
  }

  func retire() {  // want: undrained-waiters "'questions'"
    isOpen = false
  }
}

final class Beacon: Sendable {
  func lock() {}
  func unlock() {}
  func park() {}
  func light() {}
}

/// The flag is set, and the beacon stays dark.
final class Harbour: @unchecked Sendable {
  private let beacon = Beacon()
  private var isOpen = false

  func enter() {
    beacon.lock()
    while !isOpen { beacon.park() }
    beacon.unlock()
  }

  func open() {
    beacon.lock()
    isOpen = true  // want: forgotten-sender "'isOpen', for which line 35 waits"
    beacon.unlock()
  }

  func openAndTell() {
    beacon.lock()
    isOpen = true
    beacon.light()
    beacon.unlock()
  }
}
