import Foundation

/// A turn that takes a lock has loops of its own in it.
final class PrinterRoom: @unchecked Sendable {
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

  func work(_ print: (String) -> Void) {
    while true {
      condition.lock()  // want: circular-wait "which is held here already"
      while pages.isEmpty && !isClosed { condition.wait() }
      if isClosed { return condition.unlock() }
      let page = pages.removeFirst()
      if page.isEmpty { continue }  // want: forgotten-sender "this end of a loop's turn leaves 'condition' from line 25 locked"
      condition.unlock()
      page.forEach(print)
    }
  }

  func printAll(_ books: [[String]], _ print: (String) -> Bool) {
    for book in books {
      condition.lock()  // want: circular-wait "which is held here already"
      for line in book where !line.isEmpty {
        guard print(line) else { break }
      }
      if book.isEmpty { continue }  // want: forgotten-sender "this end of a loop's turn leaves 'condition' from line 37 locked"
      condition.unlock()
    }
  }
}
