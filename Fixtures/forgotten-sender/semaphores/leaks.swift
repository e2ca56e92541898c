import Dispatch

struct Document: Sendable {
  var text: String
}

enum StoreError: Error {
  case missing
}

protocol Store: AnyObject, Sendable {
  func load(_ name: String, completion: @escaping @Sendable (Document?, (any Error)?) -> Void)
  func remove(_ name: String, completion: @escaping @Sendable (Result<Void, StoreError>) -> Void)
  func read(_ name: String) async throws -> Document
  func check(_ name: String) throws
}

final class Box<Value>: @unchecked Sendable {
  var value: Value?
}

/// The guard in the callback leaves before the signal.
func loadSync(_ name: String, store: any Store) -> Document? {
  let box = Box<Document>()
  let semaphore = DispatchSemaphore(value: 0)
  store.load(name, completion: { document, error in
    guard let document else {
      return  // want: forgotten-sender "semaphore"
    }
    box.value = document
    semaphore.signal()
  })
  semaphore.wait()
  return box.value
}

/// The `else` is missing.
func loadIfPresent(_ name: String, store: any Store) -> Document? {
  let box = Box<Document>()
  let semaphore = DispatchSemaphore(value: 0)
  store.load(name, completion: { document, error in
    if let document {
      box.value = document
      semaphore.signal()
    }
  })  // want: forgotten-sender "semaphore"
  semaphore.wait()
  return box.value
}

/// The failure case is forgotten.
func removeSync(_ name: String, store: any Store) {
  let semaphore = DispatchSemaphore(value: 0)
  store.remove(name, completion: { result in
    switch result {
    case .success:
      semaphore.signal()
    case .failure(let error):
      print("can't remove \(name): \(error)")
    }
  })  // want: forgotten-sender "semaphore"
  semaphore.wait()
}

/// The bridge from a task: its error leaves before the signal.
func readSync(_ name: String, store: any Store) -> Document? {
  let box = Box<Document>()
  let semaphore = DispatchSemaphore(value: 0)
  Task {
    box.value = try await store.read(name)  // want: forgotten-sender "semaphore"
    semaphore.signal()
  }
  semaphore.wait()
  return box.value
}

/// The handler of the bridge logs only.
func readLogged(_ name: String, store: any Store) -> Document? {
  let box = Box<Document>()
  let semaphore = DispatchSemaphore(value: 0)
  Task.detached {
    do {
      box.value = try await store.read(name)
      semaphore.signal()
    } catch {
      print("can't read \(name): \(error)")
    }
  }  // want: forgotten-sender "semaphore"
  semaphore.wait()
  return box.value
}

/// The caller throws between the start of the waiting worker and the signal it waits for.
func startWorker(_ name: String, store: any Store, queue: DispatchQueue) throws {
  let semaphore = DispatchSemaphore(value: 0)
  queue.async {
    semaphore.wait()
    print("go")
  }
  try store.check(name)  // want: forgotten-sender "semaphore"
  semaphore.signal()
}

/// The caller returns.
func startWorkerIfNamed(_ name: String, queue: DispatchQueue) {
  let semaphore = DispatchSemaphore(value: 0)
  queue.async {
    semaphore.wait()
    print("go")
  }
  if name.isEmpty {
    return  // want: forgotten-sender "semaphore"
  }
  semaphore.signal()
}

/// Without a store nobody signals.
func loadFromOptional(_ name: String, store: (any Store)?) {
  let semaphore = DispatchSemaphore(value: 0)
  store?.load(name, completion: { _, _ in  // want: forgotten-sender "semaphore"
    semaphore.signal()
  })
  semaphore.wait()
}

/// Two exits of one callback.
func loadChecked(_ name: String, store: any Store) {
  let semaphore = DispatchSemaphore(value: 0)
  store.load(name, completion: { document, error in
    if let error {
      print(error)
      return  // want: forgotten-sender "semaphore"
    }
    guard document?.text.isEmpty == false else {
      return  // via: forgotten-sender "semaphore"
    }
    semaphore.signal()
  })
  semaphore.wait()
}
