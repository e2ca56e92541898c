import Dispatch

final class CounterRepaired: @unchecked Sendable {
  private let queue = DispatchQueue(label: "counter")
  private let others = DispatchQueue(label: "others")
  private let readers = DispatchQueue(label: "readers", attributes: .concurrent)
  private var stored = 0
  private var listed: [Int] = []

  var count: Int {
    get { queue.sync { stored } }
    set { queue.sync { stored = newValue } }
  }

  var list: [Int] { readers.sync { listed } }

  func addLaterRepaired(_ value: Int) {
    queue.async {
      self.stored += value
      print(self.stored)  // ok: not by way of the queue
    }
  }

  func resetRepaired() {
    others.sync {
      count = 0  // ok: another queue
    }
  }

  func sum(_ other: CounterRepaired) -> Int {
    queue.sync { stored + other.count }  // ok: another object has another queue
  }

  func isOverRepaired() -> Bool {
    readers.sync { list.count > 3 }  // ok: several blocks run at once
  }
}
