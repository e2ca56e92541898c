import Foundation

// False alarms that are left: what is known here takes more than one value, or a way that is not followed.

func pollBackingOff(_ check: @escaping @Sendable () -> Int?) async -> Int {
  await withCheckedContinuation { continuation in
    Task {
      for delay in sequence(first: 1, next: { min($0 * 2, 60) }) {  // todo-ok: the sequence has no end
        if let value = check() { return continuation.resume(returning: value) }
        try? await Task.sleep(for: .seconds(delay))
      }
    }
  }
}

func firstWorking(_ load: @escaping @Sendable (String) async throws -> Int) async throws -> Int {
  try await withCheckedThrowingContinuation { continuation in
    Task {
      var mirrors = ["a", "b"]
      while let mirror = mirrors.popLast() {  // todo-ok: the last of them is told of, and there is one
        do {
          return continuation.resume(returning: try await load(mirror))
        } catch {
          if mirrors.isEmpty { continuation.resume(throwing: error) }
        }
      }
    }
  }
}

final class ObservedAnswer {
  enum State { case running, done, failed }
  private let continuation: CheckedContinuation<Int, any Error>
  init(_ continuation: CheckedContinuation<Int, any Error>) { self.continuation = continuation }

  var state = State.running {
    didSet {
      guard oldValue == .running else { return }
      switch state {
      case .running: break
      case .done: continuation.resume(returning: 1)
      case .failed: continuation.resume(throwing: CancellationError())
      }
    }
  }
}

func answerByState(_ run: (@escaping () -> Void) -> Void) async throws -> Int {
  try await withCheckedThrowingContinuation { continuation in  // todo-ok: an observer of the state resumes it
    let answer = ObservedAnswer(continuation)
    run { answer.state = .done }
  }
}

final class Windows: @unchecked Sendable {
  private let queue = DispatchQueue(label: "windows")
  private func send(_ item: Int, _ done: @escaping @Sendable () -> Void) { queue.async(execute: done) }

  func threeAtATime(_ items: [Int], completion: @escaping () -> Void) {
    guard !items.isEmpty else { return completion() }
    var pending = items[...]
    var inFlight = 0
    var done = 0
    func launch() {
      while inFlight < 3, let item = pending.popFirst() {
        inFlight += 1
        send(item) {
          inFlight -= 1
          done += 1
          if done == items.count { completion() } else { launch() }
        }
      }
    }  // todo-ok: the first turn of the loop finds an item
    launch()
  }

  func inOrder(_ items: [Int], completion: @escaping ([Int]) -> Void) {
    guard !items.isEmpty else { return completion([]) }
    var results = [Int?](repeating: nil, count: items.count)
    for (index, item) in items.enumerated() {
      send(item) {
        results[index] = item
        if !results.contains(where: { $0 == nil }) { completion(results.compactMap { $0 }) }
      }  // todo-ok: what is still nil says that others are left to come
    }
  }

  private var isOpen = false

  private func begin(_ completion: @escaping (Int) -> Void) -> Int? {
    guard isOpen else { return nil }  // todo-ok: nil tells the only caller that it was not taken
    queue.async { completion(1) }
    return 1
  }

  func started(_ completion: @escaping (Int) -> Void) {
    guard let token = begin(completion) else { return completion(0) }
    print(token)
  }
}
