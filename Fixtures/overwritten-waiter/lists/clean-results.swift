import Foundation

// What a function takes out and gives its caller was met before, or is nobody's.

struct Visitor {
  var table: Int
  var continuation: CheckedContinuation<Void, any Error>
}

actor PoliteRestaurant {
  private var guests: [Visitor] = []

  func seat(_ table: Int) async throws {
    defer { take(table) }  // ok: who has waited takes his own away
    try await withCheckedThrowingContinuation { continuation in
      guests.append(Visitor(table: table, continuation: continuation))
    }
  }

  private func takeAll() -> [Visitor] {
    let all = guests
    guests = []
    return all
  }

  @discardableResult
  private func take(_ table: Int) -> Visitor? {
    guard let index = guests.firstIndex(where: { $0.table == table }) else { return nil }
    return guests.remove(at: index)
  }

  func free(_ table: Int) {
    for guest in guests where guest.table == table { guest.continuation.resume() }
    take(table)  // ok: it was resumed before
  }

  func next() {
    guard let guest = guests.first else { return }
    guest.continuation.resume()
    take(guest.table)
  }

  func cleanRepaired() {
    for guest in takeAll() { guest.continuation.resume() }
  }

  func moveRepaired(_ table: Int) {
    take(table)?.continuation.resume(throwing: CancellationError())
  }

  func count() -> Int {
    let left = takeAll()
    for guest in left { guest.continuation.resume() }
    return left.count
  }

  func close() {
    for guest in guests { guest.continuation.resume(throwing: CancellationError()) }
    _ = takeAll()  // ok: all of them were resumed
  }

  func reopen() {
    guard guests.isEmpty else { return }
    _ = takeAll()  // ok: there is nobody
  }
}

final class Calls: @unchecked Sendable {
  private var pending: [UUID: CheckedContinuation<Int, any Error>] = [:]
  private let lock = NSLock()

  @discardableResult
  private func remove(_ id: UUID) -> CheckedContinuation<Int, any Error>? {
    lock.withLock { pending.removeValue(forKey: id) }
  }

  func call(_ send: @escaping (UUID) throws -> Void) async throws -> Int {
    let id = UUID()
    return try await withCheckedThrowingContinuation { continuation in
      lock.withLock { pending[id] = continuation }
      do {
        try send(id)
      } catch {
        remove(id)  // ok: it is resumed by another name
        continuation.resume(throwing: error)
      }
    }
  }

  func answered(_ id: UUID, _ value: Int) { remove(id)?.resume(returning: value) }
}
