import Synchronization

/// Stored, dropped and counted, and never resumed.
final class Registry: @unchecked Sendable {
  private var byName: [String: CheckedContinuation<Int, Never>] = [:]

  func register(_ name: String) async -> Int {
    await withCheckedContinuation { continuation in
      byName[name] = continuation  // want: forgotten-sender "nothing in 'Registry' ever takes it from there"
    }
  }

  func forget(_ name: String) {
    byName.removeValue(forKey: name)
  }

  var count: Int { byName.count }
}

/// A list behind a lock that nobody reads.
final class Barrier: Sendable {
  private let waiters = Mutex<[CheckedContinuation<Void, Never>]>([])

  func arrive() async {
    await withCheckedContinuation { continuation in
      waiters.withLock { $0.append(continuation) }  // want: forgotten-sender "'waiters'"
    }
  }
}

/// Queued handlers that nobody calls.
final class Printer {
  private var queued: [(Bool) -> Void] = []
  private var isOn = false

  func print(completion: @escaping (Bool) -> Void) {
    guard !isOn else { return completion(true) }
    queued.append(completion)  // want: forgotten-sender "a completion handler is stored in 'queued' here"
  }
}
