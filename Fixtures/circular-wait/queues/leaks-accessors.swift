import Dispatch

final class Counter: @unchecked Sendable {
  private let queue = DispatchQueue(label: "counter")
  private var stored = 0

  var count: Int {
    get { queue.sync { stored } }
    set { queue.sync { stored = newValue } }
  }

  func addLater(_ value: Int) {
    queue.async {
      self.stored += value
      print(self.count)  // want: circular-wait "queue"
    }
  }

  func reset() {
    queue.sync {
      count = 0  // want: circular-wait "queue"
    }
  }

  func isOver(_ limit: Int) -> Bool {
    queue.sync { count > limit }  // want: circular-wait "queue"
  }
}
