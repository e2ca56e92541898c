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

/// The first one has a name of its own.
final class Previews {
  private var waiting: [String: [(Int?) -> Void]] = [:]

  func preview(_ path: String, completion: @escaping (Int?) -> Void) {
    waiting[path, default: []].append(completion)
  }

  func made(_ path: String, _ preview: Int) {
    guard let all = waiting.removeValue(forKey: path) else { return }
    for completion in all { completion(preview) }
  }

  func failed(_ path: String) {
    guard let all = waiting.removeValue(forKey: path) else { return }
    if let first = all.first { first(nil) }
  }  // want: forgotten-sender "the rest of 'all'"

  func missing(_ path: String) {
    let all = waiting.removeValue(forKey: path)
    guard let newest = all?.last else { return }
    newest(nil)
  }  // want: forgotten-sender "the rest of 'all'"
}
