// A handler is told which of several events it is, and a third callback comes with either of two.

final class Cache: @unchecked Sendable {
  private var kept: [String: Int] = [:]
  private func fetch(_ name: String, _ done: @escaping @Sendable (Int) -> Void) { done(1) }

  func load(_ name: String, completion: @escaping @Sendable (Int, _ isFromCache: Bool) -> Void) {
    if let value = kept[name] { completion(value, true) }
    fetch(name) { value in completion(value, false) }  // ok: first what was kept, then what has come
  }

  enum Source { case cache, network }

  func find(_ name: String, completion: @escaping @Sendable (Int, Source) -> Void) {
    if let value = kept[name] { completion(value, .cache) }
    fetch(name) { value in completion(value, .network) }
  }
}

func load(
  _ fetch: (@escaping (Int?) -> Void) -> Void, success: @escaping (Int) -> Void, failure: @escaping () -> Void,
  always: @escaping () -> Void
) {
  fetch { value in
    if let value { success(value) } else { failure() }
    always()  // ok: it comes with either
  }
}
