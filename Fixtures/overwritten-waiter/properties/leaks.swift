/// One property for many callers: the second caller pushes out the first.
actor Gate {
  private var waiter: CheckedContinuation<Void, Never>?
  private var isOpen = false

  func wait() async {
    if isOpen { return }
    await withCheckedContinuation { continuation in
      waiter = continuation  // want: overwritten-waiter "replaces the continuation that 'waiter' may still hold"
    }
  }

  func open() {
    isOpen = true
    waiter?.resume()
    waiter = nil
  }
}

/// The test sees that somebody waits, and the store goes on all the same.
final class Prompt: @unchecked Sendable {
  private var answer: CheckedContinuation<String, Error>?

  func ask() async throws -> String {
    if answer != nil {
      print("asked while another question is open")
    }
    return try await withCheckedThrowingContinuation { continuation in
      self.answer = continuation  // want: overwritten-waiter "without resuming it"
    }
  }

  func reply(_ text: String) {
    guard let answer else { return }
    self.answer = nil
    answer.resume(returning: text)
  }
}

/// The store lies in a helper, and so does the way that drops the waiter.
actor Lift {
  private var rider: CheckedContinuation<Int, Never>?

  func ride() async -> Int {
    await withCheckedContinuation { board($0) }
  }

  private func board(_ continuation: CheckedContinuation<Int, Never>) {
    rider = continuation  // want: overwritten-waiter "may still hold"
  }

  func arrive(_ floor: Int) {
    rider?.resume(returning: floor)
    rider = nil
  }

  func halt() {
    evacuate()
  }

  private func evacuate() {
    rider = nil  // want: overwritten-waiter "drops the continuation that 'rider' may still hold from line 49"
  }
}

/// Cancelled means forgotten here.
final class Fetcher: @unchecked Sendable {
  private var pending: CheckedContinuation<[UInt8], Error>?
  private var isRunning = false

  func fetch() async throws -> [UInt8] {
    guard !isRunning else { throw CancellationError() }
    isRunning = true
    return try await withCheckedThrowingContinuation { pending = $0 }
  }

  func received(_ bytes: [UInt8]) {
    isRunning = false
    pending?.resume(returning: bytes)
    pending = nil
  }

  func cancel() {
    isRunning = false
    pending = nil  // want: overwritten-waiter "the task that waits for it is suspended for ever"
  }
}

/// A stream whose continuation is dropped does not end.
final class Ticker {
  private var ticks: AsyncStream<Int>.Continuation?

  func start() -> AsyncStream<Int> {
    AsyncStream { ticks = $0 }
  }

  func tick(_ count: Int) {
    ticks?.yield(count)
    if count == 10 { ticks?.finish() }
  }

  func stop() {
    ticks = nil  // want: overwritten-waiter "whoever reads its stream waits for ever"
  }
}

/// A second handler pushes out the first.
final class Receiver {
  private var finished: ((Bool) -> Void)?

  func tune(completion: @escaping (Bool) -> Void) {
    finished = completion  // want: overwritten-waiter "completion handler that 'finished' may still hold"
  }

  func found() {
    finished?(true)
    finished = nil
  }
}
