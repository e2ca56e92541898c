/// The caller awaits the function; the handler is an event on the way.
struct Importer {
  let isOpen: Bool

  func importAll(_ names: [String], completion: @escaping (Int) -> Void) async throws -> Int {
    guard isOpen else { throw ImportError.closed }  // ok: the caller gets the error
    completion(names.count)
    return names.count
  }
}

enum ImportError: Error { case closed }
