// The same, and every outcome is told; or what comes behind the callback answers in any case.

struct Query: Sendable {
  let name: String
  let done: @Sendable (Int?) -> Void
}

protocol Store: Sendable {
  func perform(_ block: @escaping @Sendable () -> Void)
  func start(_ query: Query) throws
  func submit(_ query: Query)
}

func rowsRepaired(of name: String, in store: any Store) async -> Int {
  await withCheckedContinuation { continuation in
    let query = Query(name: name) { rows in
      if let rows { continuation.resume(returning: rows) } else { continuation.resume(returning: 0) }
    }
    store.perform {
      do { try store.start(query) } catch { continuation.resume(returning: 0) }
    }
  }
}

func rowsIfOpenRepaired(of name: String, in store: any Store, isOpen: Bool) async -> Int {
  await withCheckedContinuation { continuation in
    let query = Query(name: name) { rows in
      guard let rows else { return continuation.resume(returning: 0) }
      continuation.resume(returning: rows)
    }
    store.perform {
      if isOpen { store.submit(query) } else { continuation.resume(returning: 0) }
    }
  }
}

/// The block answers where the callback does not.
func rowsOrNone(of name: String, in store: any Store, isOpen: Bool) async -> Int {
  await withCheckedContinuation { continuation in
    let query = Query(name: name) { rows in
      guard isOpen else { return }  // ok: the block below has answered
      continuation.resume(returning: rows ?? 0)
    }
    store.perform {
      if isOpen { store.submit(query) } else { continuation.resume(returning: 0) }
    }
  }
}
