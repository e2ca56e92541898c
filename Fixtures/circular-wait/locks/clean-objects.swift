import Foundation

// The same, with nothing of one's own had at the call.

final class Ledger: @unchecked Sendable {
  private let lock = NSLock()
  private var entries: [Int] = []
  weak var audit: Audit?

  func add(_ entry: Int) {
    lock.withLock { entries.append(entry) }
    audit?.note(entry)
  }

  func sum() -> Int {
    lock.lock()
    defer { lock.unlock() }
    return entries.reduce(0, +)
  }
}

final class Audit: @unchecked Sendable {
  private let lock = NSLock()
  private let ledger: Ledger
  private var noted: [Int] = []

  init(_ ledger: Ledger) { self.ledger = ledger }

  func note(_ entry: Int) {
    lock.withLock { noted.append(entry) }
  }

  func dumpRepaired() -> String {
    lock.withLock {
      "\(noted.count) of \(ledger.sum())"
    }
  }
}

final class Router: @unchecked Sendable {
  private let queue = DispatchQueue(label: "router")
  private var routes = 0
  var table: Table?

  func count() -> Int { queue.sync { routes } }

  func update() {
    queue.async {
      self.routes += 1
      self.table?.changed()
    }
  }
}

// What only asks for a turn waits for nobody.
final class Table: @unchecked Sendable {
  private let queue = DispatchQueue(label: "table")
  private var changes = 0
  private let router: Router

  init(_ router: Router) { self.router = router }

  func changed() { queue.async { self.changes += 1 } }

  func showRepaired() {
    queue.sync {
      print(changes, router.count())
    }
  }
}

// Both orders come on the main thread only.
@MainActor
final class Window {
  private let lock = NSLock()
  private var titles = 0
  var menu: Menu?

  func rename() {
    lock.withLock {
      titles += 1
      menu?.mark()
    }
  }

  func title() -> Int { lock.withLock { titles } }
}

@MainActor
final class Menu {
  private let lock = NSLock()
  private var marks = 0
  private let window: Window

  init(_ window: Window) { self.window = window }

  func mark() { lock.withLock { marks += 1 } }
  func draw() { lock.withLock { print(marks, window.title()) } }
}
