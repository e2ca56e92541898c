import Dispatch

protocol Store: AnyObject {
  func load(_ id: Int, completion: @escaping (Int?) -> Void)
}

final class Loader {
  private let group = DispatchGroup()
  private let store: any Store

  init(store: any Store) { self.store = store }

  func loadRepaired(_ id: Int) {
    group.enter()
    store.load(id) { [group] value in
      print(value ?? 0)
      group.leave()
    }
  }

  func whenLoaded(_ done: @escaping @Sendable () -> Void) {
    group.notify(queue: .main, execute: done)
  }
}

final class Starter {
  private let group = DispatchGroup()

  func beginRepaired() {
    group.enter()
    print("begun")
  }

  func end() {
    group.leave()
  }

  func wait() {
    group.wait()
  }
}

/// Somebody else is given the group.
final class Lender {
  private let group = DispatchGroup()

  func begin(_ work: (DispatchGroup) -> Void) {
    group.enter()  // ok: whoever has it leaves it
    work(group)
  }

  func wait() {
    group.wait()
  }
}

/// Nobody waits for it.
final class Unheard {
  private let group = DispatchGroup()

  func begin() {
    group.enter()  // ok: nobody is held up
  }
}

final class Download {
  private let group = DispatchGroup()

  func start() {
    group.enter()
  }

  func didFinishRepaired(_ name: String, error: (any Error)?) {
    defer { group.leave() }
    if let error {
      print(name, error)
      return
    }
    print(name)
  }

  func whenDone(_ done: @escaping @Sendable () -> Void) {
    group.notify(queue: .main, execute: done)
  }
}

/// One method for the good end, another for the bad one.
final class Upload {
  private let group = DispatchGroup()

  func start() {
    group.enter()
  }

  func didSend(error: (any Error)?) {
    if error != nil { return }  // ok: `didFail` leaves
    group.leave()
  }

  func didFail() {
    group.leave()
  }

  func whenDone(_ done: @escaping @Sendable () -> Void) {
    group.notify(queue: .main, execute: done)
  }
}

/// Events, of which the last one leaves.
final class Progress {
  private let group = DispatchGroup()
  private var left = 3

  func start() {
    group.enter()
  }

  func didReceive(_ part: Int, error: (any Error)?) {
    left -= 1
    if left > 0 { return }  // ok: not the last
    group.leave()
  }

  func whenDone(_ done: @escaping @Sendable () -> Void) {
    group.notify(queue: .main, execute: done)
  }
}
