// Closures that are answers whatever they are called: somebody waits for them.
import Dispatch

final class Lamps: Sendable {
  let isThere = true

  func light(_ name: String) async -> Int {
    await withCheckedContinuation { continuation in
      find(name) { continuation.resume(returning: $0) }
    }
  }

  /// Nothing but the bridge tells that somebody waits.
  private func find(_ name: String, _ work: @escaping @Sendable (Int) -> Void) {
    guard isThere else { return }  // want: forgotten-sender "this return leaves without calling 'work'"
    DispatchQueue.main.async { work(name.count) }
  }

  func dim(_ name: String, completion: @escaping @Sendable () -> Void) {
    turn(name) { completion() }
  }

  private func turn(_ name: String, action: @escaping @Sendable () -> Void) {
    DispatchQueue.main.async {
      if name.isEmpty { return }  // want: forgotten-sender "this return leaves without calling 'action'"
      action()
    }
  }

  /// By way of two functions.
  func wait(_ name: String) async {
    await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
      outer(name) { continuation.resume() }
    }
  }

  private func outer(_ name: String, _ f: @escaping @Sendable () -> Void) {
    inner(name) {
      DispatchQueue.main.async { f() }
    }
  }

  private func inner(_ name: String, _ g: @escaping @Sendable () -> Void) {
    guard isThere else { return }  // want: forgotten-sender "this return leaves without calling 'g'"
    g()
  }

  /// A thread waits.
  func block(_ name: String) {
    let semaphore = DispatchSemaphore(value: 0)
    later(name) { semaphore.signal() }
    semaphore.wait()
  }

  private func later(_ name: String, _ h: @escaping @Sendable () -> Void) {
    guard isThere else { return }  // want: forgotten-sender "this return leaves without calling 'h'"
    DispatchQueue.main.async { h() }
  }
}

/// What a function is given it gives on, and does no more with.
final class Bulbs: Sendable {
  let isThere = true

  func light(_ name: String) async -> Int {
    await withCheckedContinuation { continuation in
      find(name) { continuation.resume(returning: $0) }
    }
  }

  private func find(_ name: String, _ work: @escaping @Sendable (Int) -> Void) { find(name, in: "cellar", work) }

  private func find(_ name: String, in room: String, _ work: @escaping @Sendable (Int) -> Void) {
    guard isThere else { return }  // want: forgotten-sender "this return leaves without calling 'work'"
    DispatchQueue.main.async { work(name.count + room.count) }
  }
}
