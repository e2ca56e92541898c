import Foundation

// Closures that share an object made for them, which says who came first: the first forgets whoever waits.

protocol Scanner {
  func scan(found: @escaping (String?) -> Void, failed: @escaping (any Error) -> Void)
}

final class Flag: @unchecked Sendable {
  private let lock = NSLock()
  private var isUp = false

  func raise() -> Bool {
    lock.lock()
    defer { lock.unlock() }
    if isUp { return false }
    isUp = true
    return true
  }
}

struct Desk {
  let scanner: any Scanner

  func code() async -> String? {
    await withCheckedContinuation { (continuation: CheckedContinuation<String?, Never>) in
      let flag = Flag()
      scanner.scan(
        found: { code in
          guard flag.raise() else { return }
          guard let code else { return }  // want: forgotten-sender "without a resume (when"
          continuation.resume(returning: code)
        },
        failed: { _ in if flag.raise() { continuation.resume(returning: nil) } }
      )
    }
  }
}
