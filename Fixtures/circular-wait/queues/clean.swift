import Foundation

func nestedRepaired() -> Int {
  let queue = DispatchQueue(label: "work")
  return queue.sync { 1 }
}

final class Depot: @unchecked Sendable {
  private let queue = DispatchQueue(label: "depot")
  private let other = DispatchQueue(label: "other")
  private var items: [Int] = []

  func addRepaired(_ item: Int) {
    queue.async { self.items.append(item) }
  }

  func size() -> Int { queue.sync { items.count } }

  func reportRepaired(_ print: @escaping @Sendable (Int) -> Void) {
    queue.async { print(self.items.count) }
  }

  func ofAnother(_ depot: Depot, _ print: @escaping @Sendable (Int) -> Void) {
    queue.async { print(depot.size()) }  // ok: another object, another queue
  }

  func there() {
    queue.async { self.other.sync { print("there") } }
  }

  func backRepaired() {
    other.async { self.queue.async { print("back") } }  // ok: does not wait
  }
}

@MainActor
func onTheMainActorRepaired() {
  print("at once")
}

@MainActor
func onWhateverThread() {
  if Thread.isMainThread {
    print("at once")
  } else {
    DispatchQueue.main.sync { print("soon") }  // ok: asks where it is
  }
}

func concurrently() {
  let queue = DispatchQueue(label: "work", attributes: .concurrent)
  queue.async { queue.sync { print("beside") } }  // ok: runs several at a time
}
