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

func loadSyncRepaired(_ name: String, store: any Store) -> Document? {
  let box = Box<Document>()
  let semaphore = DispatchSemaphore(value: 0)
  store.load(name, completion: { document, error in
    defer { semaphore.signal() }
    guard let document else {
      return  // ok: `defer` signals
    }
    box.value = document
  })
  semaphore.wait()
  return box.value
}

func loadIfPresentRepaired(_ name: String, store: any Store) -> Document? {
  let box = Box<Document>()
  let semaphore = DispatchSemaphore(value: 0)
  store.load(name, completion: { document, error in
    if let document {
      box.value = document
    }
    semaphore.signal()  // ok: on both ways
  })
  semaphore.wait()
  return box.value
}

func removeSyncRepaired(_ name: String, store: any Store) {
  let semaphore = DispatchSemaphore(value: 0)
  store.remove(name, completion: { result in
    switch result {
    case .success:
      semaphore.signal()
    case .failure(let error):
      print("can't remove \(name): \(error)")
      semaphore.signal()  // ok: both cases signal
    }
  })
  semaphore.wait()
}

func readSyncRepaired(_ name: String, store: any Store) -> Document? {
  let box = Box<Document>()
  let semaphore = DispatchSemaphore(value: 0)
  Task {
    defer { semaphore.signal() }
    box.value = try await store.read(name)  // ok: `defer` signals
  }
  semaphore.wait()
  return box.value
}

func readLoggedRepaired(_ name: String, store: any Store) -> Document? {
  let box = Box<Document>()
  let semaphore = DispatchSemaphore(value: 0)
  Task.detached {
    do {
      box.value = try await store.read(name)
    } catch {
      print("can't read \(name): \(error)")
    }
    semaphore.signal()  // ok: behind both ways
  }
  semaphore.wait()
  return box.value
}

func startWorkerRepaired(_ name: String, store: any Store, queue: DispatchQueue) throws {
  let semaphore = DispatchSemaphore(value: 0)
  defer { semaphore.signal() }
  queue.async {
    semaphore.wait()
    print("go")
  }
  try store.check(name)  // ok: `defer` signals
}

func startWorkerIfNamedRepaired(_ name: String, queue: DispatchQueue) {
  if name.isEmpty {
    return  // ok: the worker isn't started yet
  }
  let semaphore = DispatchSemaphore(value: 0)
  queue.async {
    semaphore.wait()
    print("go")
  }
  semaphore.signal()
}

func loadFromOptionalRepaired(_ name: String, store: (any Store)?) {
  guard let store else { return }
  let semaphore = DispatchSemaphore(value: 0)
  store.load(name, completion: { _, _ in
    semaphore.signal()
  })
  semaphore.wait()
}

func loadCheckedRepaired(_ name: String, store: any Store) {
  let semaphore = DispatchSemaphore(value: 0)
  store.load(name, completion: { document, error in
    if let error {
      print(error)
    } else if document?.text.isEmpty == false {
      print("empty")
    }
    semaphore.signal()
  })
  semaphore.wait()
}

/// One of two queues signals.
func waitForNobodyRepaired(_ queue: DispatchQueue) {
  let semaphore = DispatchSemaphore(value: 0)
  queue.async {
    print("working")
    semaphore.signal()
  }
  semaphore.wait()
}

func waitThenSignalRepaired() {
  let semaphore = DispatchSemaphore(value: 0)
  semaphore.signal()
  semaphore.wait()  // ok: a semaphore counts, the signal isn't lost
  print("here")
}

func waitTwiceRepaired(_ queue: DispatchQueue) {
  let semaphore = DispatchSemaphore(value: 0)
  for name in ["left", "right"] {
    queue.async {
      print(name)
      semaphore.signal()
    }
  }
  semaphore.wait()  // ok: two blocks signal
  semaphore.wait()
}

func waitThenStartRepaired(_ queue: DispatchQueue) {
  let semaphore = DispatchSemaphore(value: 0)
  queue.async {
    semaphore.signal()
  }
  semaphore.wait()
}

func waitForFirstRepaired(_ names: [String], queue: DispatchQueue) {
  let semaphore = DispatchSemaphore(value: 0)
  queue.async {
    for name in names {
      print(name)
      break
    }
    semaphore.signal()  // ok: behind the loop
  }
  semaphore.wait()
}
