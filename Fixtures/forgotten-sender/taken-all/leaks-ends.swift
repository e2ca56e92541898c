// Of all that a type keeps, taken out at once, a function sees to the first, to the last, or to all but one of these.

enum QueueError: Error {
  case over
}

final class TicketQueue {
  private var waiters: [CheckedContinuation<Int, Error>] = []
  private var callbacks: [(Result<Int, Error>) -> Void] = []
  private var seats: [Int: CheckedContinuation<Int, Error>] = [:]

  func ticket() async throws -> Int {
    try await withCheckedThrowingContinuation { waiters.append($0) }
  }

  func ticket(completion: @escaping (Result<Int, Error>) -> Void) {
    callbacks.append(completion)
  }

  func seat(_ number: Int) async throws -> Int {
    try await withCheckedThrowingContinuation { continuation in
      seats[number]?.resume(throwing: QueueError.over)
      seats[number] = continuation
    }
  }

  func sold(_ number: Int) {
    let all = waiters
    waiters = []
    all.first?.resume(returning: number)
  }  // want: forgotten-sender "leaves the rest of 'all'"

  func answered(_ result: Result<Int, Error>) {
    let all = callbacks
    callbacks = []
    switch result {
    case .success: for callback in all { callback(result) }
    case .failure(let error): all.first?(.failure(error))
    }
  }  // want: forgotten-sender "the rest of 'all'"
}
