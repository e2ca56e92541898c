import Synchronization

final class Registry: @unchecked Sendable {
  private var byName: [String: CheckedContinuation<Int?, Never>] = [:]
  /// Others read it.
  var shared: [CheckedContinuation<Void, Never>] = []

  func registerRepaired(_ name: String) async -> Int? {
    guard byName[name] == nil else { return nil }
    return await withCheckedContinuation { continuation in
      byName[name] = continuation
    }
  }

  func found(_ name: String, _ value: Int) {
    byName.removeValue(forKey: name)?.resume(returning: value)
  }

  func share() async {
    await withCheckedContinuation { shared.append($0) }  // ok: it is not private
  }
}

final class Barrier: Sendable {
  private let waiters = Mutex<[CheckedContinuation<Void, Never>]>([])

  func arriveRepaired() async {
    await withCheckedContinuation { continuation in
      waiters.withLock { $0.append(continuation) }
    }
  }

  func open() {
    waiters.withLock { all in
      for waiter in all { waiter.resume() }
      all.removeAll()
    }
  }
}

final class Printer {
  private var queued: [(Bool) -> Void] = []
  private var isOn = false

  func printRepaired(completion: @escaping (Bool) -> Void) {
    guard !isOn else { return completion(true) }
    queued.append(completion)
  }

  func turnOn() {
    isOn = true
    for completion in queued { completion(true) }
    queued = []
  }
}

/// The extension drains what the type keeps.
final class Spool {
  private var jobs: [CheckedContinuation<Void, Never>] = []

  func add() async {
    await withCheckedContinuation { jobs.append($0) }
  }
}

extension Spool {
  func flush() {
    jobs.forEach { $0.resume() }
    jobs = []
  }
}
