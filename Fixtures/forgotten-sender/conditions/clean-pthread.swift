import Foundation

final class WorkerRepaired: @unchecked Sendable {
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private var jobs: [Int] = []
  private var isStopped = false
  private var isPaused = false

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

  func addRepaired(_ job: Int, urgently: Bool) {
    pthread_mutex_lock(mutex)
    jobs.append(job)
    if urgently { jobs.reverse() }
    pthread_cond_signal(condition)
    pthread_mutex_unlock(mutex)
  }

  func stopRepaired() {
    pthread_mutex_lock(mutex)
    isStopped = true
    let error = pthread_cond_broadcast(condition)
    precondition(error == 0)
    pthread_mutex_unlock(mutex)
  }

  /// The wait ends by itself.
  func pause(until limit: timespec) {
    var limit = limit
    pthread_mutex_lock(mutex)
    while !isPaused {
      if pthread_cond_timedwait(condition, mutex, &limit) == ETIMEDOUT { break }
    }
    pthread_mutex_unlock(mutex)
  }

  func setPaused() {
    pthread_mutex_lock(mutex)
    isPaused = true  // ok: seen at the limit at the latest
    pthread_mutex_unlock(mutex)
  }
}
