// A function lets everybody pass from now on, and takes all who wait already; or nobody passes for good.

actor GateRepaired {
  private var isOpen = false
  private var waiters: [CheckedContinuation<Void, Never>] = []

  func pass() async {
    if isOpen { return }
    await withCheckedContinuation { waiters.append($0) }
  }

  func openRepaired() {
    isOpen = true
    while let waiter = waiters.popLast() { waiter.resume() }
  }
}

final class BridgeRepaired {
  private enum Phase {
    case raised
    case lowered
  }
  private var phase = Phase.raised
  private var cars: [CheckedContinuation<Int, Never>] = []

  func cross() async -> Int {
    guard phase == .raised else { return 0 }
    return await withCheckedContinuation { continuation in
      cars.append(continuation)
    }
  }

  func lowerRepaired() {
    phase = .lowered
    let all = cars
    cars = []
    for car in all { car.resume(returning: 1) }
  }
}

/// Each one that passes closes it again.
actor Turnstile {
  private var isFree = true
  private var waiters: [CheckedContinuation<Void, Never>] = []

  func enter() async {
    if isFree {
      isFree = false
      return
    }
    await withCheckedContinuation { waiters.append($0) }
  }

  func leave() {
    if waiters.isEmpty {
      isFree = true
    } else {
      waiters.removeFirst().resume()
    }
  }
}

/// Whoever passes tells the next.
actor Relay {
  private var isOpen = false
  private var waiters: [CheckedContinuation<Void, Never>] = []

  func pass() async {
    if isOpen { return }
    await withCheckedContinuation { waiters.append($0) }
    waiters.popLast()?.resume()
  }

  func open() {
    isOpen = true
    waiters.popLast()?.resume()
  }
}

/// It is opened for each of those that wait.
actor Lock {
  private var isOpen = false
  private var waiters: [CheckedContinuation<Void, Never>] = []

  func pass() async {
    if isOpen { return }
    await withCheckedContinuation { waiters.append($0) }
  }

  private func release() {
    isOpen = true
    waiters.popLast()?.resume()
  }

  func open(_ times: Int) {
    for _ in 0..<times { release() }
  }
}

actor TapRepaired {
  private var isRunning = false
  private var cups: [CheckedContinuation<Int, Never>] = []

  func fill() async -> Int {
    if isRunning { return 1 }
    return await withCheckedContinuation { cups.append($0) }
  }

  func runWaterRepaired() {
    isRunning = true
    for cup in cups { cup.resume(returning: 2) }
    cups = []
  }
}
