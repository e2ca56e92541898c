import Foundation

/// Entries that are found by what they are equal to.
actor Counter {
  struct Ticket {
    let number: Int
    let continuation: CheckedContinuation<String, any Error>
  }
  private var tickets: [Ticket] = []
  private var line: [(id: UUID, continuation: CheckedContinuation<Bool, Never>)] = []
  private var guests: [(id: UUID, continuation: CheckedContinuation<Void, Never>)] = []

  func ticket(_ number: Int) async throws -> String {
    try await withCheckedThrowingContinuation { tickets.append(Ticket(number: number, continuation: $0)) }
  }

  func call(_ text: String) {
    guard !tickets.isEmpty else { return }
    tickets.removeFirst().continuation.resume(returning: text)
  }

  func giveBack(_ number: Int) {
    tickets.removeAll(where: { $0.number == number })  // want: overwritten-waiter "this removes a continuation from 'tickets' from line 14"
  }

  /// Cancelled, it stays where it is.
  func enter() async -> Bool {
    let id = UUID()
    return await withTaskCancellationHandler {
      await withCheckedContinuation { line.append((id, $0)) }
    } onCancel: {
      Task { await leave(id) }
    }
  }

  func open() {
    while !line.isEmpty { line.removeFirst().continuation.resume(returning: true) }
  }

  private func leave(_ id: UUID) {
    line.removeAll { id == $0.id }  // want: overwritten-waiter "this removes a continuation from 'line' from line 30"
  }

  func visit(_ id: UUID) async {
    await withCheckedContinuation { guests.append((id, $0)) }
  }

  func sendAway(_ id: UUID) {
    guests = guests.filter { $0.id != id }  // want: overwritten-waiter "this removes a continuation from 'guests' from line 45"
  }

  func closeDown() {
    for guest in guests { guest.continuation.resume() }
    guests.removeAll()
  }
}
