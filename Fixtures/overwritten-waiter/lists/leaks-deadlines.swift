import Foundation

enum BookingError: Error {
  case late
}

/// Entries that are found by a deadline.
actor Booking {
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

  func sweep(_ now: Date) {
    requests.removeAll { $0.deadline < now }  // want: overwritten-waiter "this removes a continuation from 'requests' from line 16"
  }
}
