import Dispatch

struct Item: Sendable {
  var id: Int
  var url: String?
}

protocol Api: AnyObject, Sendable {
  func fetch(_ url: String, completion: @escaping @Sendable (Item?) -> Void)
}

/// `continue` leaves the turn of the loop between `enter()` and the call that would leave.
func fetchLinked(_ items: [Item], api: any Api, done: @escaping @Sendable () -> Void) {
  let group = DispatchGroup()
  for item in items {
    group.enter()
    guard let url = item.url else {
      continue  // want: forgotten-sender "group"
    }
    api.fetch(url, completion: { _ in group.leave() })
  }
  group.notify(queue: .main, execute: done)
}

/// The group is the type's, and one of its callbacks doesn't leave.
final class Loader: @unchecked Sendable {
  private let group = DispatchGroup()
  let api: any Api

  init(api: any Api) { self.api = api }

  func load(_ urls: [String]) {
    for url in urls {
      group.enter()
      api.fetch(url, completion: { [group] item in
        guard item != nil else {
          return  // want: forgotten-sender "group"
        }
        group.leave()
      })
    }
  }

  func whenLoaded(_ done: @escaping @Sendable () -> Void) {
    group.notify(queue: .main, execute: done)
  }
}

/// What the last turn has entered, a `break` leaves open.
func fetchUntil(_ isEnough: (String) -> Bool, _ urls: [String], api: any Api, done: @escaping @Sendable () -> Void) {
  let group = DispatchGroup()
  for url in urls {
    group.enter()
    if isEnough(url) { break }
    api.fetch(url, completion: { _ in group.leave() })
  }
  group.notify(queue: .main, execute: done)
}  // want: forgotten-sender "reaching the end here leaves 'group', entered at line 53, without 'leave()'"
