import Dispatch

struct Item: Sendable {
  var id: Int
  var url: String?
}

protocol Api: AnyObject, Sendable {
  func fetch(_ url: String, completion: @escaping @Sendable (Item?) -> Void)
}

/// Entered for all, left for some.
func fetchFirstTwo(_ items: [Item], api: any Api, done: @escaping @Sendable () -> Void) {
  let group = DispatchGroup()
  for _ in items {
    group.enter()  // todo-want: forgotten-sender "group"
  }
  for item in items.prefix(2) {
    api.fetch(item.url ?? "", completion: { _ in group.leave() })
  }
  group.notify(queue: .main, execute: done)
}
