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

func saveBothRepaired(_ item: Item, api: any Api, done: @escaping @Sendable () -> Void) {
  let group = DispatchGroup()
  group.enter()
  group.enter()
  api.save(item, completion: { group.leave() })  // ok: two enters, two callbacks that leave
  api.save(item, completion: { group.leave() })
  group.notify(queue: .main, execute: done)
}

func fetchThenSaveRepaired(_ ids: [Int], api: any Api) {
  let group = DispatchGroup()
  for id in ids {
    group.enter()
    api.fetch(id, completion: { item in
      guard let item else {
        print("nothing for \(id)")
        return group.leave()  // ok: left and returned in one statement
      }
      api.save(item, completion: { group.leave() })
    })
  }
  group.wait()
}

func collectLockedRepaired(_ ids: [Int], api: any Api, done: @escaping @Sendable () -> Void) {
  let group = DispatchGroup()
  let lock = NSLock()
  for id in ids {
    group.enter()
    api.fetch(id, completion: { item in
      lock.withLock {
        guard let item else { return }  // ok: leaves the lock's closure only
        print(item.id == id)
      }
      group.leave()
    })
  }
  group.notify(queue: .main, execute: done)
}

func fetchManyRepaired(_ api: any Api) {
  let group = DispatchGroup()
  group.enter()
  api.fetch(1, completion: { item in
    for url in [item?.url].compactMap({ $0 }) {
      print(url)
    }
    group.leave()  // ok: behind the loop
  })
  group.wait()
}

func fetchWithHelperRepaired(_ ids: [Int], api: any Api, done: @escaping @Sendable () -> Void) {
  let group = DispatchGroup()
  @Sendable func finish(_ item: Item?) {
    print(item?.id ?? 0)
    group.leave()
  }
  for id in ids {
    group.enter()
    api.fetch(id, completion: { item in
      guard let item, item.url != nil else {
        finish(nil)
        return  // ok: the helper leaves the group
      }
      finish(item)
    })
  }
  group.notify(queue: .main, execute: done)
}

final class Synchroniser: @unchecked Sendable {
  let api: any Api
  let queue = DispatchQueue(label: "sync")

  init(api: any Api) { self.api = api }

  func save(_ item: Item, completion: @escaping @Sendable () -> Void) {
    api.save(item, completion: completion)
  }

  func synchroniseRepaired(_ item: Item, done: @escaping @Sendable () -> Void) {
    let group = DispatchGroup()
    group.enter()
    queue.async { [weak self] in
      guard let self else {
        group.leave()
        return  // ok: left when the object is gone
      }
      self.save(item, completion: { group.leave() })
    }
    group.notify(queue: .main, execute: done)
  }

  func synchroniseAllRepaired(_ items: [Item], done: @escaping @Sendable () -> Void) {
    let group = DispatchGroup()
    for item in items {
      group.enter()
      api.save(item, completion: { [weak self] in
        defer { group.leave() }
        guard let self else {
          return  // ok: `defer` leaves
        }
        print(self.queue.label)
      })
    }
    group.notify(queue: .main, execute: done)
  }
}
