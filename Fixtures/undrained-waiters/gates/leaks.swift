// A function lets everybody pass from now on, and takes one of those who wait already.

actor Gate {
  private var isOpen = false
  private var waiters: [CheckedContinuation<Void, Never>] = []

  func pass() async {
    if isOpen { return }
    await withCheckedContinuation { waiters.append($0) }
  }

  func open() {  // want: undrained-waiters "'open()' sets 'isOpen', behind which nobody waits any more"
    isOpen = true
    waiters.popLast()?.resume()
  }
}

final class Bridge {
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

  func lower() {  // want: undrained-waiters "sets 'phase'"
    phase = .lowered
    if let car = cars.first {
      cars.removeFirst()
      car.resume(returning: 1)
    }
  }
}

actor Tap {
  private var isRunning = false
  private var cups: [CheckedContinuation<Int, Never>] = []

  func fill() async -> Int {
    if isRunning { return 1 }
    return await withCheckedContinuation { cups.append($0) }
  }

  func runWater() {  // want: undrained-waiters "sets 'isRunning'"
    isRunning = true
    if !cups.isEmpty { cups.removeFirst().resume(returning: 2) }
  }
}
