// Of all that a type keeps, taken out at once, a function sees to the first or the last, and to the others as well.

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

  func soldRepaired(_ number: Int) {
    let all = waiters
    waiters = []
    all.first?.resume(returning: number)
    for waiter in all.dropFirst() { waiter.resume(throwing: QueueError.over) }
  }

  func soldLast(_ number: Int) {
    let all = waiters
    waiters.removeAll()
    if let last = all.last {
      last.resume(returning: number)
    }
    all.dropLast().forEach { $0.resume(throwing: QueueError.over) }
  }

  func answeredRepaired(_ result: Result<Int, Error>) {
    let all = callbacks
    callbacks = []
    switch result {
    case .success: for callback in all { callback(result) }
    case .failure(let error):
      all.first?(.failure(error))
      for callback in all.dropFirst() { callback(.failure(QueueError.over)) }
    }
  }

  func refused(_ error: Error) {
    let all = waiters
    waiters = []
    for waiter in all.dropFirst() { waiter.resume(throwing: error) }
    all.first?.resume(returning: 0)
  }

  func refusedEach(_ error: Error) {
    let all = waiters
    waiters = []
    guard let last = all.last else { return }
    all.dropLast().forEach { $0.resume(throwing: error) }
    last.resume(returning: 0)
  }

  func bothEnds(_ number: Int) {
    let all = waiters
    waiters = []
    all.first?.resume(returning: number)
    for waiter in all.dropFirst() { waiter.resume(throwing: QueueError.over) }
  }

  func firstSeat(_ number: Int) {
    let all = seats
    seats = [:]
    guard let first = all.first else { return }
    first.value.resume(returning: number)
    for other in all.dropFirst() { other.value.resume(throwing: QueueError.over) }
  }

  /// It is known how many there are.
  func onlyOne(_ number: Int) {
    guard waiters.count == 1 else { return }
    let all = waiters
    waiters = []
    all.first?.resume(returning: number)
  }

  /// The others go on waiting.
  func putBack(_ number: Int) {
    let all = waiters
    waiters = []
    all.first?.resume(returning: number)
    waiters = Array(all.dropFirst())
  }

  /// A part with a name goes to somebody.
  func named(_ number: Int) {
    let all = waiters
    waiters = []
    let others = all.dropFirst()
    all.first?.resume(returning: number)
    for waiter in others { waiter.resume(throwing: QueueError.over) }
  }

  /// One by one, as long as there are some.
  func oneByOne(_ number: Int) {
    var all = waiters
    waiters = []
    while let next = all.first {
      all.removeFirst()
      next.resume(returning: number)
    }
  }
}

final class Previews {
  private var waiting: [String: [(Int?) -> Void]] = [:]

  func preview(_ path: String, completion: @escaping (Int?) -> Void) {
    waiting[path, default: []].append(completion)
  }

  func made(_ path: String, _ preview: Int) {
    guard let all = waiting.removeValue(forKey: path) else { return }
    for completion in all { completion(preview) }
  }

  func failedRepaired(_ path: String) {
    guard let all = waiting.removeValue(forKey: path) else { return }
    for completion in all { completion(nil) }
  }

  func missingRepaired(_ path: String) {
    let all = waiting.removeValue(forKey: path)
    all?.forEach { $0(nil) }
  }
}

/// The first one has a name of its own, and the others are told as well; or it is the only one.
final class FirstOfAll {
  private var waiting: [String: [(Int?) -> Void]] = [:]

  func preview(_ path: String, completion: @escaping (Int?) -> Void) {
    waiting[path, default: []].append(completion)
  }

  func made(_ path: String, _ preview: Int) {
    guard let all = waiting.removeValue(forKey: path) else { return }
    if let first = all.first { first(preview) }
    for completion in all.dropFirst() { completion(nil) }
  }

  func failed(_ path: String) {
    guard let all = waiting.removeValue(forKey: path) else { return }
    guard let first = all.first, all.count > 1 else {
      all.first?(nil)
      return
    }
    first(0)
    for completion in all.dropFirst() { completion(nil) }
  }
}
