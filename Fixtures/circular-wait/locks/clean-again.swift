import Foundation
import Synchronization

final class RegisterRepaired: @unchecked Sendable {
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

  func logRepaired() {
    print(count)
  }

  func clearIfFullRepaired() {
    lock.withLock {
      if items.count > 9 { items = [:] }
    }
  }

  func growRepaired() {
    lock.lock()
    limit = 2
    lock.unlock()
  }

  func logOthersRepaired(_ other: RegisterRepaired) {
    lock.lock()
    print(other.count)  // ok: another object has another lock
    lock.unlock()
    other.lock.lock()
    print(other.items.count)
    other.lock.unlock()
  }

  /// What is written does not read.
  func give(_ make: () -> Int) {
    lock.lock()
    let value = make()
    lock.unlock()
    capacity = value
  }

  /// What runs later does not hold it.
  func logLater() {
    lock.lock()
    defer { lock.unlock() }
    DispatchQueue.global().async { print(self.count) }
    Task { print(self.count) }
  }

  /// The value in the place of which another comes is another object.
  func swap(_ others: [RegisterRepaired]) {
    for other in others {
      other.lock.lock()
      other.items = [:]
      other.lock.unlock()
    }
    var current = self
    current.lock.lock()
    let held = current
    current = others[0]
    print(current.count)  // ok: it is another one by now
    held.lock.unlock()
  }
}

final class LedgerRepaired: @unchecked Sendable {
  private let lock = NSLock()
  private var lines: [Int: String] = [:]

  private func locked<T>(_ body: () throws -> T) rethrows -> T {
    lock.lock()
    defer { lock.unlock() }
    return try body()
  }

  private func changed(_ body: () -> Void) {
    locked { lines[0] = nil }
    body()
  }

  func remove(_ line: Int) { locked { lines[line] = nil } }

  func pruneRepaired() {
    for line in locked({ Array(lines.keys) }) { remove(line) }
  }

  func clear() {
    changed {
      remove(1)  // ok: the helper has given the lock back by now
    }
  }

  func twice() {
    locked { lines[0] = nil }
    locked { lines[0] = nil }
  }

  func removeAll() {
    lock.lock()
    let all = Array(lines.keys)
    lock.unlock()
    all.forEach { remove($0) }
  }

  /// It keeps its closure for later.
  private func afterwards(_ body: @escaping @Sendable () -> Void) {
    lock.lock()
    defer { lock.unlock() }
    DispatchQueue.global().async(execute: body)
  }

  /// What decides that it is taken decides that it is given back.
  func tidy(_ isShared: Bool) {
    if isShared { lock.lock() }
    lines[0] = nil
    if isShared { lock.unlock() }
    remove(1)
  }

  func removeLater(_ line: Int) {
    afterwards { self.remove(line) }
  }
}

final class GaugeRepaired: @unchecked Sendable {
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

  /// What it is given runs when the lock is free again.
  func withValue(_ body: (Int) -> Void) {
    lock.lock()
    let value = value
    lock.unlock()
    body(value)
  }
}

final class DialRepaired {
  private let gauge = GaugeRepaired()
  private let other = GaugeRepaired()

  func bumpRepaired() {
    let old = gauge.get()
    gauge.update { $0 = old + 1 }
  }

  func copy() {
    gauge.update { $0 = self.other.get() }  // ok: another gauge has another lock
  }

  func show() {
    gauge.withValue { print($0, gauge.get()) }  // ok: the lock is free again
  }
}

class MeterRepaired: @unchecked Sendable {
  private let turn = DispatchSemaphore(value: 1)
  private let places = DispatchSemaphore(value: 2)
  private let event = DispatchSemaphore(value: 1)
  let lock: NSLock
  private let shared: NSLock
  private let recursive: NSLocking
  private var value = 0
  private var shown = 0 { didSet { print(shown) } }

  init(shared: NSLock) {
    lock = NSLock()
    recursive = NSRecursiveLock()
    self.shared = shared
    value = 1
    shown = read()
  }

  func read() -> Int {
    turn.wait()
    defer { turn.signal() }
    return value
  }

  func addRepaired() {
    let old = read()
    turn.wait()
    value = old + 1
    turn.signal()
  }

  /// Two places: the second one is for the inner.
  func readBeside() -> Int {
    places.wait()
    defer { places.signal() }
    return value
  }

  func addBeside() {
    places.wait()
    value = readBeside()
    places.signal()
  }

  /// One place that others give back.
  func waitForEvent() { event.wait() }

  func happened() { event.signal() }

  func twoEvents() {
    event.wait()
    waitForEvent()
  }

  /// Which lock this is, nobody knows.
  func readAgain() {
    recursive.lock()
    print(shown)
    recursive.unlock()
  }

  func readTwice() {
    recursive.lock()
    readAgain()
    recursive.unlock()
  }

  func show() {
    lock.lock()
    print(shown)
    lock.unlock()
  }

  func set(_ new: Int) {
    lock.lock()
    shown = new
    lock.unlock()
    show()
  }

  private func show(atLeast least: Int) {
    guard least > 0 else { return }
    lock.lock()
    print(shown)
    lock.unlock()
  }

  func showSomeRepaired(_ count: Int) {
    lock.lock()
    shown = count
    lock.unlock()
    show(atLeast: count)
  }

  /// Its caller says that it holds the lock.
  func log(_ text: String, holdsLock: Bool) {
    if !holdsLock { lock.lock() }
    print(text, shown)
    if !holdsLock { lock.unlock() }
  }

  func logBoth() {
    lock.lock()
    log("one", holdsLock: true)
    lock.unlock()
    log("two", holdsLock: false)
  }
}

/// Its own method does something else.
class LoudMeter: MeterRepaired, @unchecked Sendable {
  override func show() { print("loud") }

  func showAllRepaired() {
    lock.lock()
    show()
    lock.unlock()
  }
}

final class TallyRepaired: Sendable {
  private let counts = Mutex<[String: Int]>([:])

  func total() -> Int { counts.withLock { $0.values.reduce(0, +) } }

  func resetRepaired(_ name: String) {
    counts.withLock { $0[name] = 0 }
    print(total())
  }

  func share(of name: String) -> Int {
    let all = total()
    return counts.withLock { ($0[name] ?? 0) / all }
  }
}

/// Each call has a lock of its own.
func countDown(_ number: Int) -> Int {
  let lock = NSLock()
  lock.lock()
  defer { lock.unlock() }
  return number == 0 ? 0 : countDown(number - 1)  // ok: another lock
}

func add(_ number: Int, to total: inout Int, under lock: NSLock) {
  lock.lock()
  total += number
  lock.unlock()
}

func addBothRepaired(_ total: inout Int, _ lock: NSLock, _ other: NSLock) {
  other.lock()
  add(1, to: &total, under: lock)  // ok: another lock
  other.unlock()
}

private let programLock = NSLock()

func countAll() -> Int {
  programLock.lock()
  defer { programLock.unlock() }
  return 1
}

func countTwiceRepaired() {
  programLock.withLock { print("twice") }
  print(countAll())
}

func printAllRepaired(_ lines: [String], _ lock: NSLock) {
  for line in lines where !line.isEmpty {
    lock.lock()
    defer { lock.unlock() }
    if line.hasPrefix("#") { continue }
    print(line)
  }
}

final class JournalRepaired: Sendable {
  private let lines = Mutex<[String]>([])
  private let names: [String] = []

  func append(_ line: String) { lines.withLock { $0.append(line) } }

  func rewriteRepaired() {
    lines.withLock { $0 = [] }
    names.map { $0.lowercased() }.forEach { append($0) }
  }
}

/// A local function that is given itself.
final class Tree: @unchecked Sendable {
  private let lock = NSLock()
  private let children: [Tree] = []
  private var visits = 0

  func walk() {
    func visit(_ tree: Tree) {
      tree.lock.withLock { tree.visits += 1 }
      tree.children.forEach(visit)
    }
    visit(self)
  }
}
