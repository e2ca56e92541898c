import Foundation

final class OpenLedger {
  private var mutex = pthread_mutex_t()
  private var entries: [Int] = []

  init() { pthread_mutex_init(&mutex, nil) }

  func total() throws -> Int {
    let code = pthread_mutex_lock(&mutex)
    guard code == 0 else { throw POSIXError(.EDEADLK) }
    guard !entries.isEmpty else { throw POSIXError(.ENOENT) }  // want: forgotten-sender "locked"
    let total = entries.reduce(0, +)
    pthread_mutex_unlock(&mutex)
    return total
  }
}
