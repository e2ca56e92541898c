#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Runs a piece of work for each index of a range on threads with large stacks.
enum LargeStackPool {
  /// The results in order of index, or `nil` if not even one thread could be started.
  ///
  /// - Parameter body: runs once for each index in `0..<count`, on any of the threads.
  static func map<T: Sendable>(count: Int, threads: Int, body: @Sendable (Int) -> T?) -> [T?]? {
    guard count > 0 else { return [] }
    let shared = SharedResults<T>(count: count)
    let started = withoutActuallyEscaping(body) { body in
      var running: [LargeStackThread] = []
      for _ in 0..<min(count, max(1, threads)) {
        let thread = LargeStackThread {
          while let index = shared.next() { shared.store(body(index), at: index) }
        }
        guard let thread else { break }
        running.append(thread)
      }
      for thread in running { thread.join() }
      return !running.isEmpty
    }
    return started ? shared.results : nil
  }
}

/// The next index to work on and the results so far. Both change under the lock only.
private final class SharedResults<T: Sendable>: @unchecked Sendable {
  private var nextIndex = 0
  private(set) var results: [T?]
  private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)

  init(count: Int) {
    results = Array(repeating: nil, count: count)
    lock.initialize(to: pthread_mutex_t())
    pthread_mutex_init(lock, nil)
  }

  deinit {
    pthread_mutex_destroy(lock)
    lock.deallocate()
  }

  func next() -> Int? {
    pthread_mutex_lock(lock)
    defer { pthread_mutex_unlock(lock) }
    guard nextIndex < results.count else { return nil }
    defer { nextIndex += 1 }
    return nextIndex
  }

  func store(_ result: T?, at index: Int) {
    pthread_mutex_lock(lock)
    defer { pthread_mutex_unlock(lock) }
    results[index] = result
  }
}
