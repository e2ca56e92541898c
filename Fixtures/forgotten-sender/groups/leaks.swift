import Dispatch

struct Item: Sendable {
  var id: Int
  var url: String?
}

enum FetchError: Error {
  case failed
}

protocol Api: AnyObject, Sendable {
  func fetch(_ id: Int, completion: @escaping @Sendable (Item?, (any Error)?) -> Void)
  func upload(_ item: Item, completion: @escaping @Sendable (Result<Int, FetchError>) -> Void)
  func download(_ id: Int) async throws -> Item
}

/// The guard in the callback leaves before `leave()`.
func fetchAll(_ ids: [Int], api: any Api, done: @escaping @Sendable () -> Void) {
  let group = DispatchGroup()
  for id in ids {
    group.enter()
    api.fetch(id, completion: { item, error in
      guard let item else {
        return  // want: forgotten-sender "group"
      }
      print(item.id)
      group.leave()
    })
  }
  group.notify(queue: .main, execute: done)
}

/// The `else` is missing.
func fetchPair(_ api: any Api, done: @escaping @Sendable () -> Void) {
  let group = DispatchGroup()
  group.enter()
  api.fetch(1, completion: { item, error in
    if let item {
      print(item.id)
      group.leave()
    }
  })  // want: forgotten-sender "group"
  group.enter()
  api.fetch(2, completion: { item, error in
    group.leave()
  })
  group.notify(queue: .main, execute: done)
}

/// The failure case is forgotten, and the thread blocks.
func uploadAndWait(_ item: Item, api: any Api) {
  let group = DispatchGroup()
  group.enter()
  api.upload(item, completion: { result in
    switch result {
    case .success(let number):
      print("uploaded as \(number)")
      group.leave()
    case .failure:
      break
    }
  })  // want: forgotten-sender "group"
  group.wait()
}

/// The error leaves the task before `leave()`.
func downloadAll(_ ids: [Int], api: any Api, done: @escaping @Sendable () -> Void) {
  let group = DispatchGroup()
  for id in ids {
    group.enter()
    Task {
      let item = try await api.download(id)  // want: forgotten-sender "group"
      print(item.id)
      group.leave()
    }
  }
  group.notify(queue: .main, execute: done)
}

/// The handler logs and doesn't leave.
func downloadOne(_ id: Int, api: any Api, done: @escaping @Sendable () -> Void) {
  let group = DispatchGroup()
  group.enter()
  Task {
    do {
      print(try await api.download(id).id)
      group.leave()
    } catch {
      print("download failed: \(error)")
    }
  }  // want: forgotten-sender "group"
  group.notify(queue: .main, execute: done)
}

/// Entered, and never left by anybody.
func enterOnly(_ queue: DispatchQueue, done: @escaping @Sendable () -> Void) {
  let group = DispatchGroup()
  group.enter()  // want: forgotten-sender "group"
  queue.async {
    print("working")
  }
  group.notify(queue: .main, execute: done)
}

/// Without an api nobody leaves.
func fetchFromOptional(_ id: Int, api: (any Api)?, done: @escaping @Sendable () -> Void) {
  let group = DispatchGroup()
  group.enter()
  api?.fetch(id, completion: { _, _ in  // want: forgotten-sender "group"
    group.leave()
  })
  group.notify(queue: .main, execute: done)
}

/// Two exits of one callback: the first is the place, the other is named.
func fetchChecked(_ id: Int, api: any Api, done: @escaping @Sendable () -> Void) {
  let group = DispatchGroup()
  group.enter()
  api.fetch(id, completion: { item, error in
    if let error {
      print(error)
      return  // want: forgotten-sender "group"
    }
    guard let url = item?.url else {
      return  // via: forgotten-sender "group"
    }
    print(url)

    // One less to wait for.
    group.leave()
  })
  group.notify(queue: .main, execute: done)
}

/// The function itself leaves between `enter()` and the call that would leave; the group was notified before.
func fetchIfAllowed(_ id: Int, api: any Api, isAllowed: Bool, done: @escaping @Sendable () -> Void) {
  let group = DispatchGroup()
  group.enter()
  group.notify(queue: .main, execute: done)
  guard isAllowed else {
    return  // want: forgotten-sender "group"
  }
  api.fetch(id, completion: { _, _ in group.leave() })
}
