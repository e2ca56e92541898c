import Foundation

// What a call did not lock nobody has to give back.

final class GuardedLedger {
  private var mutex = pthread_mutex_t()
  private var entries: [Int] = []

  init() { pthread_mutex_init(&mutex, nil) }

  func total() throws -> Int {
    let code = pthread_mutex_lock(&mutex)
    guard code == 0 else { throw POSIXError(.EDEADLK) }
    defer { pthread_mutex_unlock(&mutex) }
    return entries.reduce(0, +)
  }

  func count() -> Int? {
    if pthread_mutex_lock(&mutex) != 0 { return nil }
    let count = entries.count
    pthread_mutex_unlock(&mutex)
    return count
  }

  func totalRepaired() throws -> Int {
    let code = pthread_mutex_lock(&mutex)
    guard code == 0 else { throw POSIXError(.EDEADLK) }
    defer { pthread_mutex_unlock(&mutex) }
    guard !entries.isEmpty else { throw POSIXError(.ENOENT) }
    return entries.reduce(0, +)
  }
}
