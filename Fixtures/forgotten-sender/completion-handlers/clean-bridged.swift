// Closures for which somebody waits and that are always called, and others that need not be.
import Dispatch

final class LampsRepaired: Sendable {
  let isThere = true

  func light(_ name: String) async -> Int {
    await withCheckedContinuation { continuation in
      findRepaired(name) { continuation.resume(returning: $0) }
    }
  }

  private func findRepaired(_ name: String, _ work: @escaping @Sendable (Int) -> Void) {
    guard isThere else { return work(0) }
    DispatchQueue.main.async { work(name.count) }
  }

  func dim(_ name: String, completion: @escaping @Sendable () -> Void) {
    turnRepaired(name) { completion() }
  }

  private func turnRepaired(_ name: String, action: @escaping @Sendable () -> Void) {
    DispatchQueue.main.async {
      if name.isEmpty { return action() }
      action()
    }
  }

  func wait(_ name: String) async {
    await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
      outer(name) { continuation.resume() }
    }
  }

  private func outer(_ name: String, _ f: @escaping @Sendable () -> Void) {
    innerRepaired(name) {
      DispatchQueue.main.async { f() }
    }
  }

  private func innerRepaired(_ name: String, _ g: @escaping @Sendable () -> Void) {
    guard isThere else { return g() }
    g()
  }

  func block(_ name: String) {
    let semaphore = DispatchSemaphore(value: 0)
    laterRepaired(name) { semaphore.signal() }
    semaphore.wait()
  }

  private func laterRepaired(_ name: String, _ h: @escaping @Sendable () -> Void) {
    guard isThere else { return h() }
    DispatchQueue.main.async { h() }
  }
}

final class Switches: Sendable {
  let isThere = true

  /// Two closures, one of which is called.
  func either(_ name: String) async -> Int {
    await withCheckedContinuation { continuation in
      look(name, { continuation.resume(returning: $0) }, { continuation.resume(returning: 0) })
    }
  }

  private func look(_ name: String, _ found: @escaping (Int) -> Void, _ missing: @escaping () -> Void) {
    if name.isEmpty { missing() } else { found(name.count) }
  }

  /// Two calls, of which one calls its closure.
  func both(_ name: String) async -> Int {
    await withCheckedContinuation { continuation in
      ifThere { continuation.resume(returning: 1) }
      ifGone { continuation.resume(returning: 0) }
    }
  }

  private func ifThere(_ body: @escaping () -> Void) { if isThere { body() } }
  private func ifGone(_ body: @escaping () -> Void) { if !isThere { body() } }

  /// The caller answers where it is told that nobody else does.
  func told(_ name: String) async -> Int {
    await withCheckedContinuation { continuation in
      let isTaken = take(name) { continuation.resume(returning: $0) }
      if !isTaken { continuation.resume(returning: 0) }
    }
  }

  private func take(_ name: String, _ body: @escaping @Sendable (Int) -> Void) -> Bool {
    guard isThere else { return false }
    DispatchQueue.main.async { body(name.count) }
    return true
  }

  /// Nobody waits for it.
  func show(_ name: String) {
    react(name) { print($0) }
  }

  private func react(_ name: String, _ body: @escaping (Int) -> Void) {
    guard isThere else { return }
    body(name.count)
  }

  /// It comes for each of many, and only the last one ends the wait.
  func last(_ names: [String]) async -> Int {
    await withCheckedContinuation { continuation in
      follow(names) { name in
        guard name == "end" else { return }
        continuation.resume(returning: names.count)
      }
    }
  }

  private func follow(_ names: [String], _ body: @escaping @Sendable (String) -> Void) {
    guard isThere else { return body("end") }
    for name in names { body(name) }
    body("end")
  }

  /// Work that is performed.
  func work() async {
    await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
      perform { continuation.resume() }
    }
  }

  private func perform(_ work: @escaping @Sendable () async -> Void) {
    guard isThere else { return }
    Task { await work() }
  }
}

/// What a function is given it gives on.
final class BulbsRepaired: Sendable {
  let isThere = true

  func light(_ name: String) async -> Int {
    await withCheckedContinuation { continuation in
      findRepaired(name) { continuation.resume(returning: $0) }
    }
  }

  private func findRepaired(_ name: String, _ work: @escaping @Sendable (Int) -> Void) {
    findRepaired(name, in: "cellar", work)
  }

  private func findRepaired(_ name: String, in room: String, _ work: @escaping @Sendable (Int) -> Void) {
    guard isThere else { return work(0) }
    DispatchQueue.main.async { work(name.count + room.count) }
  }

  /// It is told of each, and the last one is what its caller waits for.
  func last(_ names: [String]) async -> Int {
    await withCheckedContinuation { continuation in
      each(of: names) { name in
        guard name == "end" else { return }  // ok: it comes again
        continuation.resume(returning: names.count)
      }
    }
  }

  private func each(of names: [String], _ body: @escaping @Sendable (String) -> Void) { each(of: names, isThere, body) }

  private func each(of names: [String], _ isThere: Bool, _ body: @escaping @Sendable (String) -> Void) {
    guard isThere else { return body("end") }
    for name in names { body(name) }
    body("end")
  }

  /// Each of the two is kept, and one of them called.
  func both(_ name: String) async -> Int {
    await withCheckedContinuation { continuation in
      attempt(name, { continuation.resume(returning: $0) }, nil)  // ok: nobody gives the other
    }
  }

  private func attempt(
    _ name: String, _ success: @escaping @Sendable (Int) -> Void, _ failure: (@Sendable () -> Void)?
  ) {
    guard name.isEmpty, let failure else { return success(name.count) }
    failure()
  }
}
