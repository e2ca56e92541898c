import Foundation

final class PrinterRoomRepaired: @unchecked Sendable {
  private let condition = NSCondition()
  private var pages: [[String]] = []
  private var isClosed = false

  func add(_ page: [String]) {
    condition.lock()
    pages.append(page)
    condition.signal()
    condition.unlock()
  }

  func close() {
    condition.lock()
    isClosed = true
    condition.broadcast()
    condition.unlock()
  }

  func workRepaired(_ print: (String) -> Void) {
    while true {
      condition.lock()
      while pages.isEmpty && !isClosed { condition.wait() }  // ok: a turn of this loop does not end the other's
      if isClosed { return condition.unlock() }
      let page = pages.removeFirst()
      condition.unlock()
      page.forEach(print)
    }
  }

  func workUntilClosed(_ print: (String) -> Void) {
    while true {
      condition.lock()
      while pages.isEmpty {
        if isClosed {
          condition.unlock()
          return
        }
        condition.wait()
      }
      let page = pages.removeFirst()
      condition.unlock()
      page.forEach(print)
    }
  }

  func printAllRepaired(_ books: [[String]], _ print: (String) -> Bool) {
    for book in books {
      condition.lock()
      for line in book where !line.isEmpty {
        guard print(line) else { break }
      }
      var rest = book.count
      repeat { rest -= 1 } while rest > 0
      condition.unlock()  // ok: no turn of these loops ends one of the outer loop
    }
  }

  func printLocked(_ books: [[String]], _ print: (String) -> Bool) {
    condition.lock()
    for book in books {
      if book.isEmpty { continue }  // ok: the lock is taken before the loop
      _ = print(book[0])
    }
    condition.unlock()
  }
}
