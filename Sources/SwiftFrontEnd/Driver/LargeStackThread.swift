#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A thread of our own with a stack large enough to parse and lower whatever the guard lets through.
///
/// The parser recurses, and the stacks of the main thread (8 MB) and of thread pools (0.5 MB on macOS) are too
/// small for sources that are merely long-winded. The stack is virtual memory: only what is touched costs.
public struct LargeStackThread {
  /// In bytes, tried in this order. Within the limits of the guard the parser uses less than 64 MB in debug builds and
  /// 20 MB in release builds; the rest is for shapes of broken text that the guard does not know. Where the address space
  /// is limited, the stacks of all threads must leave most of it to everything else; with too little there is none.
  static let stackSizes = [1 << 30, 256 << 20, 64 << 20, 32 << 20].filter { size in
    addressSpace.map { size <= $0 / 12 } ?? true
  }

  /// How many bytes of addresses the process may have; `nil` for as many as there are.
  private static var addressSpace: Int? {
    #if canImport(Glibc)
      let resource = __rlimit_resource_t(RLIMIT_AS.rawValue)
    #else
      let resource = RLIMIT_AS
    #endif
    var limit = rlimit()
    guard getrlimit(resource, &limit) == 0 else { return nil }
    return Int(exactly: limit.rlim_cur)
  }

  private let handle: pthread_t

  /// Starts a thread; `nil` if the system has no room for one with such a stack. Either `join` or `detach` must follow.
  public init?(_ work: @escaping @Sendable () -> Void) {
    for stackSize in Self.stackSizes {
      guard let handle = Self.start(work, stackSize: stackSize) else { continue }
      self.handle = handle
      return
    }
    return nil
  }

  private static func start(_ work: @escaping @Sendable () -> Void, stackSize: Int) -> pthread_t? {
    var attributes = pthread_attr_t()
    guard pthread_attr_init(&attributes) == 0 else { return nil }
    defer { pthread_attr_destroy(&attributes) }
    guard pthread_attr_setstacksize(&attributes, stackSize) == 0 else { return nil }
    let argument = Unmanaged.passRetained(ThreadWork(work))
    #if canImport(Darwin)
      var thread: pthread_t?
    #else
      var thread = pthread_t()
    #endif
    guard pthread_create(&thread, &attributes, { runThreadWork($0) }, argument.toOpaque()) == 0 else {
      argument.release()
      return nil
    }
    return thread
  }

  /// Waits for the end of the thread.
  public func join() { pthread_join(handle, nil) }

  /// Lets the thread run on by itself; it ends with the process at the latest.
  func detach() { pthread_detach(handle) }
}

/// Carries a closure through the C interface.
private final class ThreadWork: Sendable {
  let body: @Sendable () -> Void
  init(_ body: @escaping @Sendable () -> Void) { self.body = body }
}

private func runThreadWork(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  guard let argument else { return nil }
  Unmanaged<ThreadWork>.fromOpaque(argument).takeRetainedValue().body()
  return nil
}
