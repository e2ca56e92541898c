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

func fetchAllRepaired(_ ids: [Int], api: any Api, done: @escaping @Sendable () -> Void) {
  let group = DispatchGroup()
  for id in ids {
    group.enter()
    api.fetch(id, completion: { item, error in
      defer { group.leave() }
      guard let item else {
        return  // ok: `defer` leaves
      }
      print(item.id)
    })
  }
  group.notify(queue: .main, execute: done)
}

func fetchPairRepaired(_ api: any Api, done: @escaping @Sendable () -> Void) {
  let group = DispatchGroup()
  group.enter()
  api.fetch(1, completion: { item, error in
    if let item {
      print(item.id)
      group.leave()
    } else {
      group.leave()
    }
  })
  group.enter()
  api.fetch(2, completion: { item, error in
    group.leave()
  })
  group.notify(queue: .main, execute: done)
}

func uploadAndWaitRepaired(_ item: Item, api: any Api) {
  let group = DispatchGroup()
  group.enter()
  api.upload(item, completion: { result in
    switch result {
    case .success(let number):
      print("uploaded as \(number)")
    case .failure:
      break  // ok: left behind the `switch`
    }
    group.leave()
  })
  group.wait()
}

func downloadAllRepaired(_ ids: [Int], api: any Api, done: @escaping @Sendable () -> Void) {
  let group = DispatchGroup()
  for id in ids {
    group.enter()
    Task {
      defer { group.leave() }
      let item = try await api.download(id)  // ok: `defer` leaves
      print(item.id)
    }
  }
  group.notify(queue: .main, execute: done)
}

func downloadOneRepaired(_ id: Int, api: any Api, done: @escaping @Sendable () -> Void) {
  let group = DispatchGroup()
  group.enter()
  Task {
    do {
      print(try await api.download(id).id)
      group.leave()
    } catch {
      print("download failed: \(error)")
      group.leave()  // ok: left in both
    }
  }
  group.notify(queue: .main, execute: done)
}

func enterOnlyRepaired(_ queue: DispatchQueue, done: @escaping @Sendable () -> Void) {
  let group = DispatchGroup()
  group.enter()
  queue.async {
    print("working")
    group.leave()
  }
  group.notify(queue: .main, execute: done)
}

func fetchFromOptionalRepaired(_ id: Int, api: (any Api)?, done: @escaping @Sendable () -> Void) {
  let group = DispatchGroup()
  if let api {
    group.enter()
    api.fetch(id, completion: { _, _ in
      group.leave()
    })
  }
  group.notify(queue: .main, execute: done)
}

func fetchCheckedRepaired(_ id: Int, api: any Api, done: @escaping @Sendable () -> Void) {
  let group = DispatchGroup()
  group.enter()
  api.fetch(id, completion: { item, error in
    if let error {
      print(error)
      group.leave()
      return  // ok: left on the line above
    }
    if let url = item?.url {
      print(url)
    }
    group.leave()
  })
  group.notify(queue: .main, execute: done)
}

func fetchIfAllowedRepaired(_ id: Int, api: any Api, isAllowed: Bool, done: @escaping @Sendable () -> Void) {
  let group = DispatchGroup()
  guard isAllowed else {
    done()
    return  // ok: not entered yet
  }
  group.enter()
  group.notify(queue: .main, execute: done)
  api.fetch(id, completion: { _, _ in group.leave() })
}
