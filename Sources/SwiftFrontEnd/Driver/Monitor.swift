#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A lock and a condition to wait for under it.
public final class Monitor: @unchecked Sendable {
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

  public init() {
    mutex.initialize(to: pthread_mutex_t())
    pthread_mutex_init(mutex, nil)
    condition.initialize(to: pthread_cond_t())
    pthread_cond_init(condition, nil)
  }

  deinit {
    pthread_cond_destroy(condition)
    condition.deallocate()
    pthread_mutex_destroy(mutex)
    mutex.deallocate()
  }

  public func locked<T>(_ body: () -> T) -> T {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    return body()
  }

  /// Wakes whoever waits. To be called under the lock.
  public func signal() { pthread_cond_broadcast(condition) }

  /// Waits for a signal, for a tenth of a second at most. To be called under the lock, which is free meanwhile.
  public func wait() {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    time.tv_nsec += 100_000_000
    if time.tv_nsec >= 1_000_000_000 {
      time.tv_nsec -= 1_000_000_000
      time.tv_sec += 1
    }
    pthread_cond_timedwait(condition, mutex, &time)
  }
}

/// How long a file may take.
struct TimeBudget: Sendable {
  /// Seconds for a file of any size.
  var base: Double
  /// Further seconds for each megabyte.
  var perMegabyte: Double

  /// Far more than any real source takes, in debug builds too (4 s a megabyte; release builds 0.1 s).
  static let standard = TimeBudget(base: 10, perMegabyte: 20)

  func seconds(forBytes count: Int) -> Double { base + perMegabyte * Double(count) / Double(1 << 20) }

  /// Seconds of processor time that this process has used. It stands still while the process is stopped or starved,
  /// so a slow machine does not exhaust a budget.
  static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
