import Foundation
import Synchronization

/// By way of a property, read or written.
final class Register: @unchecked Sendable {
  private let lock = NSLock()
  private var items: [Int: String] = [:]
  private var limit = 0

  var count: Int {
    lock.lock()
    defer { lock.unlock() }
    return items.count
  }

  var capacity: Int {
    get { lock.withLock { limit } }
    set { lock.withLock { limit = newValue } }
  }

  func log() {
    lock.lock()
    items[0] = nil
    print(count)  // want: circular-wait "'count' takes 'lock' at line 11, which is held here"
    lock.unlock()
  }

  func clearIfFull() {
    lock.withLock {
      items = [:]
      print(self.count)  // want: circular-wait "'count' takes 'lock' at line 11"
    }
  }

  func grow() {
    lock.lock()
    capacity = 2  // want: circular-wait "'capacity' takes 'lock' at line 18"
    lock.unlock()
  }

  func logOthers(_ other: Register) {
    lock.lock()
    print(items)
    lock.unlock()
    other.lock.lock()
    print(other.count)  // want: circular-wait "'count' takes 'other.lock' at line 11"
    other.lock.unlock()
  }
}

/// By way of a helper of one's own that runs its closure with the lock held.
final class Ledger: @unchecked Sendable {
  private let lock = NSLock()
  private var lines: [Int: String] = [:]

  private func locked<T>(_ body: () throws -> T) rethrows -> T {
    lock.lock()
    defer { lock.unlock() }
    return try body()
  }

  func remove(_ line: Int) { locked { lines[line] = nil } }

  func prune() {
    locked {
      for line in lines.keys { remove(line) }  // want: circular-wait "'remove' takes 'lock'"
    }
  }
}

/// Who else uses the helper, from outside.
final class Gauge: @unchecked Sendable {
  private let lock = NSLock()
  private var value = 0

  func get() -> Int {
    lock.lock()
    defer { lock.unlock() }
    return value
  }

  func update(_ body: (inout Int) -> Void) {
    lock.lock()
    defer { lock.unlock() }
    body(&value)
  }
}

final class Dial {
  private let gauge = Gauge()

  func bump() {
    gauge.update { $0 = self.gauge.get() + 1 }  // want: circular-wait "'get' takes 'gauge.lock'"
  }
}

/// A semaphore with one place, a lock that the initialiser makes, one behind a condition, and one of a superclass.
class Meter: @unchecked Sendable {
  private let turn = DispatchSemaphore(value: 1)
  let lock: NSLock
  private var value = 0
  private var shown = 0

  init() { lock = NSLock() }

  func read() -> Int {
    turn.wait()
    defer { turn.signal() }
    return value
  }

  func add() {
    turn.wait()
    value = read() + 1  // want: circular-wait "'read' takes 'turn' at line"
    turn.signal()
  }

  func show() {
    lock.lock()
    print(shown)
    lock.unlock()
  }

  private func show(atLeast least: Int) {
    guard least > 0 else { return }
    lock.lock()
    print(shown)
    lock.unlock()
  }

  func showSome(_ count: Int) {
    lock.lock()
    show(atLeast: count)  // want: circular-wait "'show' may take 'lock'"
    lock.unlock()
  }
}

final class FineMeter: Meter, @unchecked Sendable {
  func showAll() {
    lock.lock()
    show()  // want: circular-wait "'show' takes 'lock'"
    lock.unlock()
  }
}

/// A lock with its value in it.
final class Tally: Sendable {
  private let counts = Mutex<[String: Int]>([:])

  func total() -> Int { counts.withLock { $0.values.reduce(0, +) } }

  func reset(_ name: String) {
    counts.withLock {
      $0[name] = 0
      print(total())  // want: circular-wait "'total' takes 'counts'"
    }
  }
}

/// By way of collections.
final class Journal: Sendable {
  private let lines = Mutex<[String]>([])
  private let names: [String] = []

  func append(_ line: String) { lines.withLock { $0.append(line) } }

  func rewrite() {
    lines.withLock { all in
      all = []
      names.map { $0.lowercased() }.forEach { append($0) }  // want: circular-wait "'append' takes 'lines'"
    }
  }
}

/// A lock that a function is given, and one of the whole program.
func add(_ number: Int, to total: inout Int, under lock: NSLock) {
  lock.lock()
  total += number
  lock.unlock()
}

func addBoth(_ total: inout Int, _ lock: NSLock) {
  lock.lock()
  add(1, to: &total, under: lock)  // want: circular-wait "'add' takes 'lock'"
  lock.unlock()
}

private let programLock = NSLock()

func countAll() -> Int {
  programLock.lock()
  defer { programLock.unlock() }
  return 1
}

func countTwice() {
  programLock.withLock {
    print("twice")
    print(countAll())  // want: circular-wait "'countAll' takes 'programLock'"
  }
}

/// Of several turns of a loop one keeps it.
func printAll(_ lines: [String], _ lock: NSLock) {
  for line in lines where !line.isEmpty {
    lock.lock()  // want: circular-wait "held here already"
    if line.hasPrefix("#") { continue }  // want: forgotten-sender "lock"
    print(line)
    lock.unlock()
  }
}
