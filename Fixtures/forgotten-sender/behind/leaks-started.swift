// What is made with a callback is started behind that, in a block that answers only where it cannot be started.

struct Query: Sendable {
  let name: String
  let done: @Sendable (Int?) -> Void
}

protocol Store: Sendable {
  func perform(_ block: @escaping @Sendable () -> Void)
  func start(_ query: Query) throws
  func submit(_ query: Query)
}

func rows(of name: String, in store: any Store) async -> Int {
  await withCheckedContinuation { continuation in
    let query = Query(name: name) { rows in
      if let rows { continuation.resume(returning: rows) }
    }  // want: forgotten-sender "reaching the end here leaves 'continuation' from line 15 without a resume (when 'rows' is nil)"
    store.perform {
      do { try store.start(query) } catch { continuation.resume(returning: 0) }
    }
  }
}

func rowsIfOpen(of name: String, in store: any Store, isOpen: Bool) async -> Int {
  await withCheckedContinuation { continuation in
    let query = Query(name: name) { rows in
      guard let rows else { return }  // want: forgotten-sender "this return leaves 'continuation' from line 26 without a resume"
      continuation.resume(returning: rows)
    }
    store.perform {
      if isOpen { store.submit(query) } else { continuation.resume(returning: 0) }
    }
  }
}
