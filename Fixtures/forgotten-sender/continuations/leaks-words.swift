// What a finding says of its path: the case that matched and none that it passed by, and members by their full names.

enum Phase {
  case idle
  case failed(any Error)
  case done
  case running(Int)
}

func caseThatMatched(_ phase: Phase) async throws -> Int {
  try await withCheckedThrowingContinuation { continuation in
    switch phase {
    case .idle: continuation.resume(returning: 0)
    case .failed(let error): continuation.resume(throwing: error)
    case .done:
      return  // want: forgotten-sender "(when 'phase' is .done)"
    case .running(let number): continuation.resume(returning: number)
    }
  }
}

final class Ticket {}

struct Desk {
  var ticket: Ticket

  func memberOfTheSameName(ticket: Ticket) async -> Bool {
    await withCheckedContinuation { continuation in
      guard self.ticket === ticket else { return }  // want: forgotten-sender "(when 'self.ticket === ticket' is false)"
      continuation.resume(returning: true)
    }
  }
}
