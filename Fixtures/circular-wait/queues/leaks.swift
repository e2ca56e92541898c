import Dispatch

func nested() -> Int {
  let queue = DispatchQueue(label: "work")
  return queue.sync {
    queue.sync { 1 }  // want: circular-wait "this waits for a block on 'queue', and runs on it"
  }
}

final class Store: @unchecked Sendable {
  private let queue = DispatchQueue(label: "store")
  private let other = DispatchQueue(label: "other")
  private var items: [Int] = []

  func add(_ item: Int) {
    queue.async {
      self.queue.sync { self.items.append(item) }  // want: circular-wait "this waits for a block on 'queue', and runs on it"
    }
  }

  var count: Int { queue.sync { items.count } }

  func size() -> Int { queue.sync { items.count } }

  func report(_ print: @escaping @Sendable (Int) -> Void) {
    queue.async {
      print(self.size())  // want: circular-wait "'size' waits at line 23 for a block on 'queue', on which this runs"
    }
  }

  func there() {
    queue.async { self.other.sync { print("there") } }
  }

  func back() {
    other.async { self.queue.sync { print("back") } }  // want: circular-wait "'other' waits for 'queue' here, and 'queue' for 'other' at line 32"
  }
}

@MainActor
func onTheMainActor() {
  DispatchQueue.main.sync { print("never") }  // want: circular-wait "this waits for a block on 'DispatchQueue.main', and runs on it"
}
