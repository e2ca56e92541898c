import Foundation

final class Acknowledgements: @unchecked Sendable {
  private let lock = NSLock()
  private var callbacks: [Int: () -> Void] = [:]

  func add(_ number: Int, callback: @escaping () -> Void) {
    lock.lock()
    defer { lock.unlock() }
    callbacks[number] = callback
  }

  func receiveRepaired(_ number: Int) {
    lock.lock()
    let callback = callbacks.removeValue(forKey: number)
    lock.unlock()
    callback?()
  }
}

func sendTwice(_ known: Acknowledgements) {
  known.add(1) { known.add(2) { print("both") } }
}

/// Another one is told, and has a lock of its own.
final class Relay: @unchecked Sendable {
  private let lock = NSLock()
  private var callbacks: [Int: () -> Void] = [:]

  func add(_ number: Int, callback: @escaping () -> Void) {
    lock.withLock { callbacks[number] = callback }
  }

  func receive(_ number: Int) {
    lock.lock()
    defer { lock.unlock() }
    callbacks.removeValue(forKey: number)?()  // ok: what it does is done with another one
  }
}

func relay(_ first: Relay, to second: Relay) {
  first.add(1) { second.add(1) {} }
}

final class Setting: @unchecked Sendable {
  private let lock = NSLock()
  private var value = 0
  var onChange: ((Int) -> Void)?

  var current: Int { lock.withLock { value } }

  func setRepaired(_ new: Int) {
    lock.withLock { value = new }
    onChange?(new)
  }
}

final class Screen {
  private let setting = Setting()

  func show() {
    setting.onChange = { [weak self] _ in print(self?.setting.current ?? 0) }
  }
}

final class Listeners: @unchecked Sendable {
  private let lock = NSLock()
  private var listeners: [(String) -> Void] = []

  func listen(_ listener: @escaping (String) -> Void) {
    lock.lock()
    listeners.append(listener)
    lock.unlock()
  }

  func tellRepaired(_ text: String) {
    lock.lock()
    let all = listeners
    lock.unlock()
    for listener in all { listener(text) }
  }

  func count() -> Int { lock.withLock { listeners.count } }
}

func follow(_ all: Listeners) {
  all.listen { text in print(text, all.count()) }
}

/// The callback comes back at some other time.
final class Timeouts: @unchecked Sendable {
  private let queue = DispatchQueue(label: "timeouts")
  private var pending = 0
  private var onExpiry: (() -> Void)?

  func setUp() { onExpiry = { DispatchQueue.global().async { self.reset() } } }

  func reset() { queue.sync { pending = 0 } }

  func expireRepaired() {
    queue.async { self.onExpiry?() }
  }
}

/// It may be taken again.
final class Recursive: @unchecked Sendable {
  private let lock = NSRecursiveLock()
  private var callback: (() -> Void)?

  func set(_ new: @escaping () -> Void) { lock.withLock { callback = new } }

  func run() { lock.withLock { callback?() } }
}

func again(_ all: Recursive) {
  all.set { all.set {} }
}

/// On the way to the callback lies a method, which calls it elsewhere.
final class ServerRepaired: @unchecked Sendable {
  private let queue = DispatchQueue(label: "server")
  private let onExit: () -> Void
  private var isOpen = true

  init(onExit: @escaping () -> Void) { self.onExit = onExit }

  func close() { queue.sync { isOpen = false } }

  func handle(_ message: String) {
    queue.async { if message == "exit" { self.leaveRepaired() } }
  }

  private func leaveRepaired() {
    isOpen = false
    DispatchQueue.global().async { self.onExit() }
  }
}

final class ApplicationRepaired: @unchecked Sendable {
  private lazy var server: ServerRepaired = ServerRepaired(onExit: { [unowned self] in server.close() })

  func start() { server.handle("exit") }
}
