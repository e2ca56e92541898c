import Foundation

/// The functions of pthread, on members that are addresses.
final class Worker: @unchecked Sendable {
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private var jobs: [Int] = []
  private var isStopped = false

  init() {
    pthread_mutex_init(mutex, nil)
    pthread_cond_init(condition, nil)
  }

  func next() -> Int? {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    while jobs.isEmpty && !isStopped { pthread_cond_wait(condition, mutex) }
    return jobs.popLast()
  }

  func add(_ job: Int, urgently: Bool) {
    pthread_mutex_lock(mutex)
    jobs.append(job)  // want: forgotten-sender "'jobs', for which line 18 waits"
    if urgently { pthread_cond_signal(condition) }
    pthread_mutex_unlock(mutex)
  }

  func stop() {
    pthread_mutex_lock(mutex)
    isStopped = true  // want: forgotten-sender "'isStopped', for which line 18 waits"
    pthread_mutex_unlock(mutex)
  }
}
