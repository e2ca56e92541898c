import Foundation

actor CounterRepaired {
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

  func giveBackRepaired(_ number: Int) {
    for ticket in tickets where ticket.number == number { ticket.continuation.resume(throwing: CancellationError()) }
    tickets.removeAll(where: { $0.number == number })  // ok: they were resumed
  }

  func serve(_ number: Int, _ text: String) {
    guard let ticket = tickets.first(where: { $0.number == number }) else { return }
    tickets.removeAll { $0.number == number }  // ok: what was found is resumed
    ticket.continuation.resume(returning: text)
  }

  func refuse(_ ticket: Ticket) {
    ticket.continuation.resume(throwing: CancellationError())
    forget(ticket.number)
  }

  private func forget(_ number: Int) {
    tickets.removeAll { $0.number == number }  // ok: whoever calls this has resumed it
  }

  func enter() async -> Bool {
    let id = UUID()
    return await withTaskCancellationHandler {
      await withCheckedContinuation { line.append((id, $0)) }
    } onCancel: {
      Task { await leaveRepaired(id) }
    }
  }

  func open() {
    while !line.isEmpty { line.removeFirst().continuation.resume(returning: true) }
  }

  private func leaveRepaired(_ id: UUID) {
    guard let index = line.firstIndex(where: { id == $0.id }) else { return }
    line.remove(at: index).continuation.resume(returning: false)
  }

  func visit(_ id: UUID) async {
    defer { guests.removeAll { $0.id == id } }  // ok: it was resumed before
    await withCheckedContinuation { guests.append((id, $0)) }
  }

  func sendAwayRepaired(_ id: UUID) {
    guests.filter { $0.id == id }.forEach { $0.continuation.resume() }
    guests = guests.filter { $0.id != id }  // ok: the others are all resumed
  }

  func closeDown() {
    for guest in guests { guest.continuation.resume() }
    guests.removeAll()
  }
}

/// Listeners that come and go; nobody waits for a call.
final class Newsletter {
  private var readers: [(id: UUID, read: (String) -> Void)] = []
  private var streams: [(id: UUID, continuation: AsyncStream<String>.Continuation)] = []

  func subscribe(_ read: @escaping (String) -> Void) -> UUID {
    let id = UUID()
    readers.append((id, read))
    return id
  }

  func unsubscribe(_ id: UUID) {
    readers.removeAll { $0.id == id }  // ok: it does not want to be told
  }

  func letters() -> AsyncStream<String> {
    let id = UUID()
    return AsyncStream { continuation in
      streams.append((id, continuation))
      continuation.onTermination = { [weak self] _ in
        self?.streams.removeAll { $0.id == id }  // ok: its reader has gone
      }
    }
  }

  func send(_ text: String) {
    for reader in readers { reader.read(text) }
    for stream in streams { stream.continuation.yield(text) }
  }
}
