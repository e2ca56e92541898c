import Dispatch

struct Item: Sendable {
  var id: Int
  var url: String?
}

protocol Api: AnyObject, Sendable {
  func fetch(_ url: String, completion: @escaping @Sendable (Item?) -> Void)
}

func fetchLinkedRepaired(_ items: [Item], api: any Api, done: @escaping @Sendable () -> Void) {
  let group = DispatchGroup()
  for item in items {
    guard let url = item.url else {
      continue  // ok: not entered in this turn
    }
    group.enter()
    api.fetch(url, completion: { _ in group.leave() })
  }
  group.notify(queue: .main, execute: done)
}

/// Left before the `continue`.
func fetchLinkedAndLeave(_ items: [Item], api: any Api, done: @escaping @Sendable () -> Void) {
  let group = DispatchGroup()
  for item in items {
    group.enter()
    guard let url = item.url else {
      group.leave()
      continue  // ok: left on the line above
    }
    api.fetch(url, completion: { _ in group.leave() })
  }
  group.notify(queue: .main, execute: done)
}

final class Loader: @unchecked Sendable {
  private let group = DispatchGroup()
  let api: any Api

  init(api: any Api) { self.api = api }

  func loadRepaired(_ urls: [String]) {
    for url in urls {
      group.enter()
      api.fetch(url, completion: { [group] item in
        defer { group.leave() }
        guard item != nil else {
          return  // ok: `defer` leaves
        }
        print("loaded \(url)")
      })
    }
  }

  func whenLoaded(_ done: @escaping @Sendable () -> Void) {
    group.notify(queue: .main, execute: done)
  }
}

func fetchUntilRepaired(
  _ isEnough: (String) -> Bool, _ urls: [String], api: any Api, done: @escaping @Sendable () -> Void
) {
  let group = DispatchGroup()
  for url in urls {
    if isEnough(url) { break }
    group.enter()
    api.fetch(url, completion: { _ in group.leave() })
  }
  group.notify(queue: .main, execute: done)
}
