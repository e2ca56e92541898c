// A turn that does not last as long as the wait, is not taken on every way, or is another one for each.

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
}

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
final class EarlyPrompt {
  private let turn = Turn()
  private var waiter: CheckedContinuation<Int, Never>?

  func tooEarly() async -> Int {
    await turn.take()
    await turn.giveBack()
    return await withCheckedContinuation { waiter = $0 }  // want: overwritten-waiter "'waiter' may still hold"
  }

  func answered(_ number: Int) {
    waiter?.resume(returning: number)
    waiter = nil
  }
}

@MainActor
final class UrgentPrompt {
  private let turn = Turn()
  private var waiter: CheckedContinuation<Int, Never>?

  func sometimes(_ isUrgent: Bool) async -> Int {
    if !isUrgent { await turn.take() }
    let answer = await withCheckedContinuation { waiter = $0 }  // want: overwritten-waiter "'waiter' may still hold"
    if !isUrgent { await turn.giveBack() }
    return answer
  }

  func answered(_ number: Int) {
    waiter?.resume(returning: number)
    waiter = nil
  }
}

@MainActor
final class OwnPrompt {
  private var waiter: CheckedContinuation<Int, Never>?

  func ofOwnTurn() async -> Int {
    let turn = Turn()
    await turn.take()
    let answer = await withCheckedContinuation { waiter = $0 }  // want: overwritten-waiter "'waiter' may still hold"
    await turn.giveBack()
    return answer
  }

  func answered(_ number: Int) {
    waiter?.resume(returning: number)
    waiter = nil
  }
}

@MainActor
final class WidePrompt {
  private let places = Places(2)
  private var waiter: CheckedContinuation<Int, Never>?

  func twoPlaces() async -> Int {
    await places.take()
    let answer = await withCheckedContinuation { waiter = $0 }  // want: overwritten-waiter "'waiter' may still hold"
    await places.giveBack()
    return answer
  }

  func answered(_ number: Int) {
    waiter?.resume(returning: number)
    waiter = nil
  }
}

@MainActor
final class UnchainedPrompt {
  private var last: Task<Int, Never>?
  private var waiter: CheckedContinuation<Int, Never>?

  func unchained() async -> Int {
    let mine = Task { @MainActor in await withCheckedContinuation { waiter = $0 } }  // want: overwritten-waiter "'waiter' may still hold"
    last = mine
    return await mine.value
  }

  func answered(_ number: Int) {
    waiter?.resume(returning: number)
    waiter = nil
  }
}

@MainActor
final class FirstPrompt {
  private var last: Task<Int, Never>?
  private var waiter: CheckedContinuation<Int, Never>?

  func begin() { last = Task { 1 } }

  /// What comes next waits for the first task, and not for this.
  func neverLast() async -> Int {
    let before = last
    let mine = Task { @MainActor in
      _ = await before?.value
      return await withCheckedContinuation { waiter = $0 }  // want: overwritten-waiter "'waiter' may still hold"
    }
    return await mine.value
  }

  func answered(_ number: Int) {
    waiter?.resume(returning: number)
    waiter = nil
  }
}

@MainActor
final class KeptPrompt {
  private let turn = Turn()
  private var waiter: ((Int) -> Void)?

  func onlyKept(completion: @escaping (Int) -> Void) async {
    await turn.take()
    waiter = completion  // want: overwritten-waiter "'waiter' may still hold"
    await turn.giveBack()
  }

  func answered(_ number: Int) {
    waiter?(number)
    waiter = nil
  }
}
