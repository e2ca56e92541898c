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
  /// In bytes. The limits of the guard are measured against it, in debug builds too.
  public static let stackSize = 512 << 20

  private let handle: pthread_t

  /// Starts a thread; `nil` if the system has no room for one with such a stack. Either `join` or `detach` must follow.
  public init?(_ work: @escaping @Sendable () -> Void) {
    var attributes = pthread_attr_t()
    guard pthread_attr_init(&attributes) == 0 else { return nil }
    defer { pthread_attr_destroy(&attributes) }
    guard pthread_attr_setstacksize(&attributes, Self.stackSize) == 0 else { return nil }
    let argument = Unmanaged.passRetained(ThreadWork(work))
    #if canImport(Darwin)
      var thread: pthread_t?
      let code = pthread_create(&thread, &attributes, { runThreadWork($0) }, argument.toOpaque())
      guard code == 0, let thread else {
        argument.release()
        return nil
      }
    #else
      var thread = pthread_t()
      let code = pthread_create(&thread, &attributes, { runThreadWork($0) }, argument.toOpaque())
      guard code == 0 else {
        argument.release()
        return nil
      }
    #endif
    handle = thread
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
