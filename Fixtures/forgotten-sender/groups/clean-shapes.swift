import Dispatch

struct Item: Sendable {
  var id: Int
}

protocol Api: AnyObject, Sendable {
  func fetch(_ id: Int, completion: @escaping @Sendable (Item?) -> Void)
  func save(_ item: Item, completion: @escaping @Sendable () -> Void)
  func saveAll(_ items: [Item], group: DispatchGroup)
}

/// Blocks that are submitted with the group need no `enter` and no `leave`.
func printAll(_ items: [Item], queue: DispatchQueue) {
  let group = DispatchGroup()
  for item in items {
    queue.async(group: group) {
      guard item.id > 0 else { return }  // ok: the queue leaves for the block
      print(item.id)
    }
  }
  group.wait()
}

/// A wait with a time-out ends by itself.
func fetchForASecond(_ id: Int, api: any Api) -> Bool {
  let group = DispatchGroup()
  group.enter()
  api.fetch(id, completion: { item in
    guard item != nil else { return }  // ok: nobody waits longer than a second
    group.leave()
  })
  return group.wait(timeout: .now() + 1) == .success
}

/// Entered in one loop, left by the callbacks of another over the same items.
func fetchCounted(_ ids: [Int], api: any Api, done: @escaping @Sendable () -> Void) {
  let group = DispatchGroup()
  for _ in ids { group.enter() }
  for id in ids {
    api.fetch(id, completion: { _ in group.leave() })  // ok: one for each `enter`
  }
  group.notify(queue: .main, execute: done)
}

/// Left by a function that gets the group.
func leaveLater(_ group: DispatchGroup, on queue: DispatchQueue) {
  queue.async { group.leave() }
}

func enterAndHandOn(_ queue: DispatchQueue, done: @escaping @Sendable () -> Void) {
  let group = DispatchGroup()
  group.enter()
  leaveLater(group, on: queue)  // ok: the helper leaves
  group.notify(queue: .main, execute: done)
}

func enterForUnknown(_ items: [Item], api: any Api, done: @escaping @Sendable () -> Void) {
  let group = DispatchGroup()
  group.enter()
  api.saveAll(items, group: group)  // ok: the api has the group
  group.notify(queue: .main, execute: done)
}

/// The method itself is the callback.
func saveWithReference(_ item: Item, api: any Api) {
  let group = DispatchGroup()
  group.enter()
  api.save(item, completion: group.leave)  // ok: called by the api
  group.wait()
}

/// Left at once.
func balanced(_ done: @escaping @Sendable () -> Void) {
  let group = DispatchGroup()
  group.enter()
  defer { group.leave() }
  group.notify(queue: .main, execute: done)  // ok: runs when this function is left
}

/// Waited for by a task.
func fetchAndAwait(_ ids: [Int], api: any Api) async {
  let group = DispatchGroup()
  for id in ids {
    group.enter()
    api.fetch(id, completion: { _ in group.leave() })
  }
  await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
    group.notify(queue: .global()) {
      continuation.resume()  // ok: every `enter` is left
    }
  }
}

/// Entered under a condition, left under the same.
func fetchIfNeeded(_ id: Int, api: any Api, isNeeded: Bool, done: @escaping @Sendable () -> Void) {
  let group = DispatchGroup()
  if isNeeded {
    group.enter()
  }
  api.fetch(id, completion: { _ in
    if isNeeded {
      group.leave()
    }  // ok: otherwise it wasn't entered
  })
  group.notify(queue: .main, execute: done)
}

/// `enter` only where the callback follows.
func fetchPositive(_ ids: [Int], api: any Api, done: @escaping @Sendable () -> Void) {
  let group = DispatchGroup()
  for id in ids {
    guard id > 0 else { continue }  // ok: not entered yet
    group.enter()
    api.fetch(id, completion: { _ in group.leave() })
  }
  group.notify(queue: .main, execute: done)
}

/// Two callbacks of one call are alternatives; each leaves.
protocol Player: Sendable {
  func play(success: @escaping @Sendable () -> Void, failure: @escaping @Sendable (any Error) -> Void)
}

func play(_ player: any Player) {
  let group = DispatchGroup()
  group.enter()
  player.play(
    success: { group.leave() },
    failure: { error in
      print(error)
      group.leave()  // ok: only one of the two is called
    })
  group.wait()
}

/// A path that ends the process.
func fetchOrDie(_ id: Int, api: any Api) {
  let group = DispatchGroup()
  group.enter()
  api.fetch(id, completion: { item in
    guard item != nil else {
      preconditionFailure("there is always an item \(id)")  // ok: nothing goes on from here
    }
    group.leave()
  })
  group.wait()
}

/// A group in a property is left by other methods.
final class Batch: @unchecked Sendable {
  private let group = DispatchGroup()

  func start() {
    group.enter()  // ok: `itemSaved()` leaves
  }

  func itemSaved() {
    group.leave()
  }

  func wait() {
    group.wait()
  }
}

/// Types that have methods of the same names.
struct Span {
  func enter() {}
  func leave() {}
  func wait() {}
}

func trace(_ span: Span, isDetailed: Bool) {
  span.enter()
  if isDetailed { span.leave() }  // ok: not a group
  span.wait()
}
