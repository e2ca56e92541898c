// Whoever comes while another waits is refused, somewhere on the way.

enum DialogError: Error { case busy, closed }

@MainActor
final class CopyDialog {
  private var waiter: CheckedContinuation<Int, any Error>?

  func ask() async throws -> Int {
    let busy = waiter != nil
    if busy { throw DialogError.busy }
    return try await withCheckedThrowingContinuation { waiter = $0 }
  }

  func answer(_ number: Int) {
    waiter?.resume(returning: number)
    waiter = nil
  }
}

@MainActor
final class PatternDialog {
  private var waiter: CheckedContinuation<Int, any Error>?

  func ask() async throws -> Int {
    guard case .none = waiter else { throw DialogError.busy }
    return try await withCheckedThrowingContinuation { waiter = $0 }
  }

  func answer(_ number: Int) {
    waiter?.resume(returning: number)
    waiter = nil
  }
}

@MainActor
final class CheckedDialog {
  private var waiter: CheckedContinuation<Int, any Error>?

  private func checkIdle() throws {
    if waiter != nil { throw DialogError.busy }
  }

  func ask() async throws -> Int {
    try checkIdle()
    return try await withCheckedThrowingContinuation { waiter = $0 }
  }

  func answer(_ number: Int) {
    waiter?.resume(returning: number)
    waiter = nil
  }
}

@MainActor
final class CountedDialog {
  private var waiter: CheckedContinuation<Int, any Error>?
  private var asking = 0

  func ask() async throws -> Int {
    asking += 1
    defer { asking -= 1 }
    guard asking == 1 else { throw DialogError.busy }
    return try await withCheckedThrowingContinuation { waiter = $0 }
  }

  func answer(_ number: Int) {
    waiter?.resume(returning: number)
    waiter = nil
  }
}

@MainActor
final class SharedDialog {
  private var waiter: CheckedContinuation<Int, any Error>?
  private var running: Task<Int, any Error>?

  private func wait() async throws -> Int { try await withCheckedThrowingContinuation { waiter = $0 } }

  func ask() async throws -> Int {
    if let running { return try await running.value }
    let task = Task { try await wait() }
    running = task
    defer { running = nil }
    return try await task.value
  }

  func answer(_ number: Int) {
    waiter?.resume(returning: number)
    waiter = nil
  }
}

@MainActor
final class BegunDialog {
  private var waiter: CheckedContinuation<Int, any Error>?
  private var active = false

  private func tryBegin() -> Bool {
    if active { return false }
    active = true
    return true
  }

  private func end() { active = false }

  func ask() async throws -> Int {
    guard tryBegin() else { throw DialogError.busy }
    defer { end() }
    return try await withCheckedThrowingContinuation { waiter = $0 }
  }

  func answer(_ number: Int) {
    waiter?.resume(returning: number)
    waiter = nil
  }
}

@MainActor
final class OpenDialog {
  private var waiter: CheckedContinuation<Int, any Error>?
  private var closed = false

  private func checkOpen() throws {
    if closed { throw DialogError.closed }
  }

  func close() { closed = true }

  func askRepaired() async throws -> Int {
    try checkOpen()
    waiter?.resume(throwing: DialogError.busy)
    return try await withCheckedThrowingContinuation { waiter = $0 }
  }

  func answer(_ number: Int) {
    waiter?.resume(returning: number)
    waiter = nil
  }
}
