import Foundation

private enum BookingError: Error {
  case late
}

/// The twin of `Booking`, in leaks-deadlines.swift.
private actor Booking {
  struct Request {
    let deadline: Date
    let continuation: CheckedContinuation<String, any Error>
  }
  private var requests: [Request] = []

  func book(by deadline: Date) async throws -> String {
    try await withCheckedThrowingContinuation { requests.append(Request(deadline: deadline, continuation: $0)) }
  }

  func confirm(_ text: String) {
    guard !requests.isEmpty else { return }
    requests.removeFirst().continuation.resume(returning: text)
  }

  func sweepRepaired(_ now: Date) {
    let late = requests.filter { $0.deadline < now }
    requests.removeAll { $0.deadline < now }
    late.forEach { $0.continuation.resume(throwing: BookingError.late) }
  }
}
