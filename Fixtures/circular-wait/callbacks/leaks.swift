import Foundation

// Callbacks that an object keeps are called with its lock held, or on its queue, and come back to it.

final class Acknowledgements: @unchecked Sendable {
  private let lock = NSLock()
  private var callbacks: [Int: () -> Void] = [:]

  func add(_ number: Int, callback: @escaping () -> Void) {
    lock.lock()
    defer { lock.unlock() }
    callbacks[number] = callback
  }

  func receive(_ number: Int) {
    lock.lock()
    callbacks.removeValue(forKey: number)?()  // want: circular-wait "'callbacks' may take 'lock' at line 10, which is held here"
    lock.unlock()
  }
}

func sendTwice(_ known: Acknowledgements) {
  known.add(1) { known.add(2) { print("both") } }
}

final class Setting: @unchecked Sendable {
  private let lock = NSLock()
  private var value = 0
  var onChange: ((Int) -> Void)?

  var current: Int { lock.withLock { value } }

  func set(_ new: Int) {
    lock.withLock {
      value = new
      onChange?(new)  // want: circular-wait "'onChange' may take 'lock'"
    }
  }
}

final class Screen {
  private let setting = Setting()

  func show() {
    setting.onChange = { [weak self] _ in print(self?.setting.current ?? 0) }
  }
}

/// On the way to the callback lies a method.
final class Server: @unchecked Sendable {
  private let queue = DispatchQueue(label: "server")
  private let onExit: () -> Void
  private var isOpen = true

  init(onExit: @escaping () -> Void) { self.onExit = onExit }

  func close() { queue.sync { isOpen = false } }

  func handle(_ message: String) {
    queue.async { if message == "exit" { self.leave() } }
  }

  private func leave() {
    isOpen = false
    onExit()  // want: circular-wait "'onExit' may wait at line 57 for a block on 'queue', on which this runs"
  }
}

final class Application: @unchecked Sendable {
  private lazy var server: Server = Server(onExit: { [unowned self] in server.close() })

  func start() { server.handle("exit") }
}
