import Dispatch

// Groups that a type keeps: entered in one method and left in another.

protocol Store: AnyObject {
  func load(_ id: Int, completion: @escaping (Int?) -> Void)
}

/// Another class of the file has a group of the same name.
final class Loader {
  private let group = DispatchGroup()
  private let store: any Store

  init(store: any Store) { self.store = store }

  func load(_ id: Int) {
    group.enter()
    store.load(id) { [weak self] value in
      if value == nil { return }  // want: forgotten-sender "group"
      self?.group.leave()
    }
  }

  func whenLoaded(_ done: @escaping @Sendable () -> Void) {
    group.notify(queue: .main, execute: done)
  }
}

/// Nobody ever leaves it.
final class Starter {
  private let group = DispatchGroup()

  func begin() {
    group.enter()  // want: forgotten-sender "group"
    print("begun")
  }

  func wait() {
    group.wait()
  }
}

/// The callback of a delegate leaves it, unless there is an error.
final class Download {
  private let group = DispatchGroup()

  func start() {
    group.enter()
  }

  func didFinish(_ name: String, error: (any Error)?) {
    if let error {
      print(name, error)
      return  // want: forgotten-sender "group"
    }
    group.leave()
  }

  func ended(_ result: Result<Int, any Error>) {
    switch result {
    case .success(let count): print(count)
    case .failure(let error): print(error)
    }
  }

  func whenDone(_ done: @escaping @Sendable () -> Void) {
    group.notify(queue: .main, execute: done)
  }
}
