// A function takes those that wait out of the list and gives them to its caller, who drops them.

struct Guest {
  var table: Int
  var continuation: CheckedContinuation<Void, any Error>
}

actor Restaurant {
  private var guests: [Guest] = []

  func seat(_ table: Int) async throws {
    try await withCheckedThrowingContinuation { continuation in
      guests.append(Guest(table: table, continuation: continuation))
    }
  }

  private func takeAll() -> [Guest] {
    let all = guests
    guests = []
    return all
  }

  @discardableResult
  private func take(_ table: Int) -> Guest? {
    guard let index = guests.firstIndex(where: { $0.table == table }) else { return nil }
    return guests.remove(at: index)
  }

  func free(_ table: Int) { take(table)?.continuation.resume() }

  func close() {
    for guest in takeAll() { guest.continuation.resume(throwing: CancellationError()) }
  }

  func clean() {
    _ = takeAll()  // want: overwritten-waiter "this drops every continuation that is still in 'guests'"
  }

  func move(_ table: Int) {
    take(table)  // want: overwritten-waiter "this removes a continuation from 'guests'"
  }
}
