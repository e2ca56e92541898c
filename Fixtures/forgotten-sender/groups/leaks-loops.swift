import Dispatch
import Foundation

struct Item: Sendable {
  var id: Int
  var url: String?
}

protocol Api: AnyObject, Sendable {
  func fetch(_ id: Int, completion: @escaping @Sendable (Item?) -> Void)
  func save(_ item: Item, completion: @escaping @Sendable () -> Void)
}

/// Entered twice, left once.
func saveBoth(_ item: Item, api: any Api, done: @escaping @Sendable () -> Void) {
  let group = DispatchGroup()
  group.enter()
  api.save(item, completion: { group.leave() })
  group.enter()  // want: forgotten-sender "group"
  api.save(item, completion: { print("saved") })
  group.notify(queue: .main, execute: done)
}

/// The inner callback leaves, the outer one may not come to it.
func fetchThenSave(_ ids: [Int], api: any Api) {
  let group = DispatchGroup()
  for id in ids {
    group.enter()
    api.fetch(id, completion: { item in
      guard let item else {
        print("nothing for \(id)")
        return  // want: forgotten-sender "group"
      }
      api.save(item, completion: { group.leave() })
    })
  }
  group.wait()
}

/// The lock's closure is left by its own `return`; the callback's `return` is the wrong one.
func collectLocked(_ ids: [Int], api: any Api, done: @escaping @Sendable () -> Void) {
  let group = DispatchGroup()
  let lock = NSLock()
  for id in ids {
    group.enter()
    api.fetch(id, completion: { item in
      let isKnown = lock.withLock { () -> Bool in
        guard let item else { return false }
        return item.id == id
      }
      if !isKnown {
        return  // want: forgotten-sender "group"
      }
      group.leave()
    })
  }
  group.notify(queue: .main, execute: done)
}

/// `leave()` stands in a loop over the result that may run zero times.
func fetchMany(_ api: any Api) {
  let group = DispatchGroup()
  group.enter()
  api.fetch(1, completion: { item in
    for url in [item?.url].compactMap({ $0 }) {  // want: forgotten-sender "group"
      print(url)
      group.leave()
      break
    }
  })
  group.wait()
}

/// A helper leaves, but the path that returns doesn't call it.
func fetchWithHelper(_ ids: [Int], api: any Api, done: @escaping @Sendable () -> Void) {
  let group = DispatchGroup()
  @Sendable func finish(_ item: Item) {
    print(item.id)
    group.leave()
  }
  for id in ids {
    group.enter()
    api.fetch(id, completion: { item in
      guard let item, item.url != nil else {
        return  // want: forgotten-sender "group"
      }
      finish(item)
    })
  }
  group.notify(queue: .main, execute: done)
}

/// The object is gone when the queue comes to the block.
final class Synchroniser: @unchecked Sendable {
  let api: any Api
  let queue = DispatchQueue(label: "sync")

  init(api: any Api) { self.api = api }

  func save(_ item: Item, completion: @escaping @Sendable () -> Void) {
    api.save(item, completion: completion)
  }

  func synchronise(_ item: Item, done: @escaping @Sendable () -> Void) {
    let group = DispatchGroup()
    group.enter()
    queue.async { [weak self] in
      self?.save(item, completion: { group.leave() })  // want: forgotten-sender "group"
    }
    group.notify(queue: .main, execute: done)
  }

  func synchroniseAll(_ items: [Item], done: @escaping @Sendable () -> Void) {
    let group = DispatchGroup()
    for item in items {
      group.enter()
      api.save(item, completion: { [weak self] in
        guard let self else {
          return  // want: forgotten-sender "group"
        }
        print(self.queue.label)
        group.leave()
      })
    }
    group.notify(queue: .main, execute: done)
  }
}
