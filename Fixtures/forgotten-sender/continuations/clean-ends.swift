import Foundation

// Exits on which nothing is left to resume: the process ends, or an inner scope is left.

enum Phase: Sendable {
  case open(Int), closed, broken
}

func note(_ message: String) {
  print(message)
}

func giveUp(_ reason: String) -> Never {
  note(reason)
  exit(3)
}

struct Valve: Sendable {
  let phase: Phase

  func fatal() async -> Int {
    await withCheckedContinuation { continuation in
      switch phase {
      case .open(let value): continuation.resume(returning: value)
      case .closed: continuation.resume(returning: 0)
      case .broken: fatalError("broken")  // ok: the process ends
      }
    }
  }

  func precondition() async -> Int {
    await withCheckedContinuation { continuation in
      guard case .open(let value) = phase else {
        preconditionFailure("not open")  // ok: the process ends, in release builds too
      }
      continuation.resume(returning: value)
    }
  }

  func never() async -> Int {
    await withCheckedContinuation { continuation in
      guard case .open(let value) = phase else { giveUp("not open") }  // ok: returns Never
      continuation.resume(returning: value)
    }
  }

  func exits() async -> Int {
    await withCheckedContinuation { continuation in
      if case .open(let value) = phase {
        continuation.resume(returning: value)
      } else {
        exit(1)  // ok: the process ends
      }
    }
  }

  func aborts() async -> Int {
    await withCheckedContinuation { continuation in
      DispatchQueue.global().async {
        if case .broken = phase { abort() }  // ok: the process ends
        continuation.resume(returning: 0)
      }
    }
  }

  func forced(_ text: String) async -> URL {
    await withCheckedContinuation { continuation in
      let url = URL(string: text)!  // ok: nil ends the process
      continuation.resume(returning: url)
    }
  }

  func assertThenResume() async -> Int {
    await withCheckedContinuation { continuation in
      switch phase {
      case .open(let value):
        continuation.resume(returning: value)
      case .closed, .broken:
        assertionFailure("not open")
        continuation.resume(returning: 0)  // ok: resumed in release builds as well
      }
    }
  }

  func innerReturn(_ values: [Int]) async -> Int {
    await withCheckedContinuation { continuation in
      let sum = values.reduce(0) { total, value in
        guard value > 0 else { return total }  // ok: leaves the inner closure only
        return total + value
      }
      continuation.resume(returning: sum)
    }
  }

  func innerFunction(_ values: [Int]) async -> Int {
    await withCheckedContinuation { continuation in
      func size(_ value: Int) -> Int {
        if value < 0 { return 0 }  // ok: leaves the local function only
        return value
      }
      continuation.resume(returning: values.map(size).reduce(0, +))
    }
  }

  func innerThrow(_ value: Int) async throws -> Int {
    try await withCheckedThrowingContinuation { continuation in
      do {
        if value < 0 { throw CancellationError() }  // ok: caught in the same closure
        continuation.resume(returning: value)
      } catch {
        continuation.resume(throwing: error)
      }
    }
  }

  func beforeItBegins(_ value: Int?) async throws -> Int {
    guard let value else { throw CancellationError() }  // ok: no continuation yet
    if value == 0 { return 0 }  // ok: no continuation yet
    return await withCheckedContinuation { $0.resume(returning: value) }
  }

  func afterItEnds(_ value: Int) async throws -> Int {
    let answer = await withCheckedContinuation { $0.resume(returning: value) }
    guard answer > 0 else { throw CancellationError() }  // ok: the continuation has been resumed
    return answer
  }

  func locked(_ lock: NSLock, _ value: Int) async -> Int {
    await withCheckedContinuation { continuation in
      lock.withLock {
        guard value > 0 else { return }  // ok: leaves the lock's closure only
        note("\(value)")
      }
      continuation.resume(returning: value)
    }
  }
}
