import Foundation

// The completion handler is called on each way, or another callback in its place.

func loadRepaired(
  _ file: URL, completion: @escaping (Int?) -> Void, whenDone: @escaping () -> Void
) {
  defer { whenDone() }
  do {
    completion(try Data(contentsOf: file).count)
  } catch {
    completion(nil)
  }
}

func countRepaired(_ file: URL, completion: @escaping (Int) -> Void, cleanUp: @escaping () -> Void) {
  let data = try? Data(contentsOf: file)
  completion(data?.count ?? 0)
  cleanUp()
}

/// One of the two is called.
func eitherOf(_ file: URL, completion: @escaping (Int) -> Void, cancelled: @escaping () -> Void) {
  guard let data = try? Data(contentsOf: file) else {
    cancelled()
    return  // ok: this is what the caller hears then
  }
  completion(data.count)
}

/// The other one tells what has come of it.
func withStatus(_ file: URL, completion: @escaping (Int) -> Void, ended: @escaping (Bool) -> Void) {
  guard let data = try? Data(contentsOf: file) else {
    ended(false)
    return  // ok: the caller is told
  }
  completion(data.count)
  ended(true)
}

/// In a closure of its own the handler may be called without the other.
func later(_ file: URL, completion: @escaping (Int) -> Void, cleanUp: @escaping () -> Void) {
  guard let data = try? Data(contentsOf: file) else {
    cleanUp()
    return  // ok: not known to be called beside the other one
  }
  DispatchQueue.main.async { completion(data.count) }
}
