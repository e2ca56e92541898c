import Foundation

// A callback for failures beside a completion handler: exactly one of the two is called on each path.

typealias Failure = (any Error) -> Void

struct Offline: Error {}

func length(of url: URL, _ load: Load, completion: @escaping @Sendable (Int) -> Void, failure: @escaping @Sendable (any Error) -> Void) {
  load(url) { data, error in
    guard let data else {
      DispatchQueue.main.async { failure(error ?? Offline()) }  // ok: the caller is told of the failure
      return
    }
    completion(data.count)
  }
}

func lengthOrReport(_ url: URL, _ load: Load, completion: @escaping @Sendable (Int) -> Void, failure: @escaping @Sendable (any Error) -> Void) {
  load(url) { data, error in
    guard let data else {
      report(error, failure: failure)
      return
    }
    completion(data.count)
  }
}

func lengthOrHelper(_ url: URL, _ load: Load, completion: @escaping @Sendable (Int) -> Void, failure: @escaping @Sendable (any Error) -> Void) {
  @Sendable func fail(_ error: (any Error)?) { failure(error ?? Offline()) }
  load(url) { data, error in
    guard let data else { return fail(error) }
    completion(data.count)
  }
}

func decode(_ data: Data, completion: @escaping (String) -> Void, failure: @escaping Failure) {
  do { completion(try text(data)) } catch { failure(error) }
}

func decodeQuietly(_ data: Data, completion: @escaping (String) -> Void, failure: Failure?) {
  // Whoever gives no handler for failures does not want to hear of them.
  do { completion(try text(data)) } catch { failure?(error) }
}

func lengthWithProgressRepaired(_ url: URL, _ load: Load, completion: @escaping @Sendable (Int) -> Void, progress: @escaping @Sendable (Int) -> Void) {
  load(url) { data, _ in
    guard let data else {
      DispatchQueue.main.async { progress(0) }
      completion(0)
      return
    }
    completion(data.count)
  }
}

typealias Load = @Sendable (URL, @escaping @Sendable (Data?, (any Error)?) -> Void) -> Void

func report(_ error: (any Error)?, failure: @escaping @Sendable (any Error) -> Void) { failure(error ?? Offline()) }
func text(_ data: Data) throws -> String { String(decoding: data, as: UTF8.self) }
