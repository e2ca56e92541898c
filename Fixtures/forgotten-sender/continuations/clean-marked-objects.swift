import Foundation

// Closures that share what says who came first: an object made for them, or what a constant has kept of a flag.

protocol Scanner {
  func scan(found: @escaping (String?) -> Void, failed: @escaping (any Error) -> Void)
}

final class Flag: @unchecked Sendable {
  private enum State { case down, up }
  private let lock = NSLock()
  private var isUp = false
  private var state = State.down

  func raise() -> Bool {
    lock.lock()
    defer { lock.unlock() }
    if isUp { return false }
    isUp = true
    return true
  }

  func old() -> Bool {
    lock.withLock {
      let old = isUp
      isUp = true
      return old
    }
  }

  func lift() -> Bool {
    lock.lock()
    defer { lock.unlock() }
    guard case .down = state else { return false }
    state = .up
    return true
  }
}

struct Desk {
  let scanner: any Scanner

  func codeRepaired() async -> String? {
    await withCheckedContinuation { (continuation: CheckedContinuation<String?, Never>) in
      let flag = Flag()
      scanner.scan(
        found: { code in
          guard flag.raise() else { return }
          guard let code else {
            continuation.resume(returning: nil)
            return
          }
          continuation.resume(returning: code)
        },
        failed: { _ in if flag.raise() { continuation.resume(returning: nil) } }
      )
    }
  }

  func codeByFlag() async throws -> String {
    try await withCheckedThrowingContinuation { continuation in
      let lock = NSLock()
      var isDone = false
      let once: (Result<String, any Error>) -> Void = { result in
        lock.lock()
        let isFirst = !isDone
        isDone = true
        lock.unlock()
        if isFirst { continuation.resume(with: result) }  // ok: who is not the first comes behind one that is
      }
      scanner.scan(found: { once(.success($0 ?? "")) }, failed: { once(.failure($0)) })
    }
  }

  func oldValue() async throws -> String {
    try await withCheckedThrowingContinuation { continuation in
      let flag = Flag()
      scanner.scan(
        found: { code in
          if flag.old() { return }  // ok: the flag was up before
          continuation.resume(returning: code ?? "")
        },
        failed: { error in
          guard !flag.old() else { return }  // ok: the flag was up before
          continuation.resume(throwing: error)
        }
      )
    }
  }

  func lifted(completion: @escaping (String?) -> Void) {
    let flag = Flag()
    scanner.scan(
      found: { code in
        guard flag.lift() else { return }  // ok: the state was another before
        completion(code)
      },
      failed: { _ in
        guard flag.lift() else { return }  // ok: the state was another before
        completion(nil)
      }
    )
  }

  func open(completion: @escaping (String?) -> Void) {
    let lock = NSLock()
    var isOpen = true
    let once: (String?) -> Void = { code in
      lock.lock()
      let wasOpen = isOpen
      isOpen = false
      lock.unlock()
      guard wasOpen else { return }  // ok: it was closed by the first
      completion(code)
    }
    scanner.scan(found: once, failed: { _ in once(nil) })
  }
}

/// The first of several.
func race(_ jobs: [(@escaping (Int) -> Void) -> Void], completion: @escaping (Int) -> Void) {
  let lock = NSLock()
  var winner: Int?
  for job in jobs {
    job { value in
      lock.lock()
      let isFirst = winner == nil
      if isFirst { winner = value }
      lock.unlock()
      if isFirst { completion(value) }  // ok: another has won
    }
  }
  if jobs.isEmpty { completion(-1) }
}

/// Each tells once, and the last of them tells all.
func both(
  _ one: (@escaping (Int) -> Void) -> Void, _ other: (@escaping (Int) -> Void) -> Void, completion: @escaping () -> Void
) {
  let queue = DispatchQueue(label: "both")
  var missing: Set = [1, 2]
  let finish: (Int) -> Void = { number in
    queue.async {
      guard missing.remove(number) != nil else { return }  // ok: it has told before
      if missing.isEmpty { completion() }
    }
  }
  one { _ in finish(1) }
  other { _ in finish(2) }
}
