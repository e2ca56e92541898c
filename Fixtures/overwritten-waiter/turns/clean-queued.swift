import Dispatch

// Whoever comes waits for the turn before it asks: one lock, one chain of tasks, one place.

actor Turn {
  private var isTaken = false
  private var waiters: [CheckedContinuation<Void, Never>] = []

  func take() async {
    if !isTaken {
      isTaken = true
      return
    }
    await withCheckedContinuation { waiters.append($0) }
  }

  func giveBack() {
    if waiters.isEmpty { isTaken = false } else { waiters.removeFirst().resume() }
  }

  func with<Value: Sendable>(_ body: @Sendable () async -> Value) async -> Value {
    await take()
    let value = await body()
    giveBack()
    return value
  }
}

@MainActor
final class LockedPrompt {
  private let turn = Turn()
  private var waiter: CheckedContinuation<Int, Never>?

  func ask() async -> Int {
    await turn.take()
    let answer = await withCheckedContinuation { waiter = $0 }  // ok: one has the turn
    await turn.giveBack()
    return answer
  }

  func answered(_ number: Int) {
    waiter?.resume(returning: number)
    waiter = nil
  }
}

/// The closure is called with the turn taken.
@MainActor
final class LentPrompt {
  private let turn = Turn()
  private var waiter: CheckedContinuation<Int, Never>?

  func ask() async -> Int {
    await turn.with { await self.show() }
  }

  private func show() async -> Int { await withCheckedContinuation { waiter = $0 } }

  func answered(_ number: Int) {
    waiter?.resume(returning: number)
    waiter = nil
  }
}

/// Each task waits for the one before.
@MainActor
final class ChainedPrompt {
  private var last: Task<Int, Never>?
  private var waiter: CheckedContinuation<Int, Never>?

  func ask() async -> Int {
    let before = last
    let mine = Task { @MainActor in
      _ = await before?.value
      return await self.show()
    }
    last = mine
    return await mine.value
  }

  private func show() async -> Int { await withCheckedContinuation { waiter = $0 } }

  func answered(_ number: Int) {
    waiter?.resume(returning: number)
    waiter = nil
  }
}

actor Line {
  private var last: Task<Void, Never>?

  func run<Value: Sendable>(_ work: @escaping @Sendable () async -> Value) async -> Value {
    let before = last
    let task = Task {
      await before?.value
      return await work()
    }
    last = Task { _ = await task.value }
    return await task.value
  }
}

final class LinedPrompt: @unchecked Sendable {
  private let line = Line()
  private var waiter: CheckedContinuation<Int, Never>?

  func ask() async -> Int {
    await line.run { await withCheckedContinuation { self.waiter = $0 } }
  }

  func answered(_ number: Int) {
    waiter?.resume(returning: number)
    waiter = nil
  }
}

/// The place is given back with the answer.
final class BlockedPrompt: @unchecked Sendable {
  private let queue = DispatchQueue(label: "prompts")
  private let place = DispatchSemaphore(value: 1)
  private var waiter: ((Int) -> Void)?

  func ask(completion: @escaping @Sendable (Int) -> Void) {
    queue.async {
      self.place.wait()
      self.waiter = completion
    }
  }

  func answered(_ number: Int) {
    waiter?(number)
    waiter = nil
    place.signal()
  }
}

// The repaired twins of what leaks.

actor Places {
  private var left: Int
  private var waiters: [CheckedContinuation<Void, Never>] = []

  init(_ count: Int) { left = count }

  func take() async {
    left -= 1
    if left >= 0 { return }
    await withCheckedContinuation { waiters.append($0) }
  }

  func giveBack() {
    left += 1
    if left <= 0 { waiters.removeFirst().resume() }
  }
}

@MainActor
final class QueuedPrompt {
  private let turn = Turn()
  private let places = Places(1)
  private var last: Task<Int, Never>?
  private var waiter: CheckedContinuation<Int, Never>?

  func answered(_ number: Int) {
    waiter?.resume(returning: number)
    waiter = nil
  }

  private func put(_ continuation: CheckedContinuation<Int, Never>) {
    waiter?.resume(returning: 0)
    waiter = continuation
  }

  func tooEarlyRepaired() async -> Int {
    await turn.take()
    let answer = await withCheckedContinuation { put($0) }
    await turn.giveBack()
    return answer
  }

  func sometimesRepaired(_ isUrgent: Bool) async -> Int {
    await turn.take()
    let answer = await withCheckedContinuation { put($0) }
    await turn.giveBack()
    return answer
  }

  func ofOwnTurnRepaired() async -> Int {
    await withCheckedContinuation { put($0) }
  }

  func twoPlacesRepaired() async -> Int {
    await places.take()
    let answer = await withCheckedContinuation { put($0) }
    await places.giveBack()
    return answer
  }

  func unchainedRepaired() async -> Int {
    let mine = Task { @MainActor in await withCheckedContinuation { put($0) } }
    last = mine
    return await mine.value
  }

  func neverLastRepaired() async -> Int {
    let before = last
    let mine = Task { @MainActor in
      _ = await before?.value
      return await withCheckedContinuation { put($0) }
    }
    last = mine
    return await mine.value
  }

  func onlyKeptRepaired(completion: @escaping (Int) -> Void) async {
    await turn.take()
    completion(1)
    await turn.giveBack()
  }
}
