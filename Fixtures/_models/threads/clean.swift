import Foundation

protocol WorkerPool: Sendable {
  func perform(_ job: @escaping @Sendable () -> Void)
}

struct Clockwork {
  func pause(_ seconds: Int) async throws {
    try await Task.sleep(for: .seconds(seconds))
    if seconds < 0 { throw CancellationError() }
  }
}

struct Words {
  func parts(ofText text: String) -> [String] { text.split(separator: " ").map(String.init) }
}

func loadRepaired(_ pool: any WorkerPool, _ fetch: @escaping @Sendable () -> Void) async {
  await withCheckedContinuation { continuation in
    pool.perform {
      fetch()
      continuation.resume()
    }
  }
}

/// Whoever cancels the task knows that it does not go on.
func afterAPause(_ clock: Clockwork) async {
  await withCheckedContinuation { continuation in
    Task {
      try await clock.pause(1)  // ok: it throws only when cancelled  // unmodelled: it may throw
      continuation.resume()
    }
  }
}

func firstWord(of text: String, _ words: Words) async -> String {
  await withCheckedContinuation { continuation in
    guard let first = words.parts(ofText: text).first else {
      return  // ok: there is always a part  // unmodelled: there may be none
    }
    continuation.resume(returning: first)
  }
}

protocol Gate: Sendable {
  func exclusively(_ body: () -> Void)
}

/// The queue is not waited for with the gate closed.
final class LedgerRepaired: @unchecked Sendable {
  private let gate: any Gate
  private let queue = DispatchQueue(label: "ledger")
  private var total = 0

  init(_ gate: any Gate) { self.gate = gate }

  func add(_ value: Int) {
    queue.async { self.gate.exclusively { self.total += value } }
  }

  func sumRepaired() -> Int { queue.sync { total } }
}

struct Backlog<Element> {
  private var items: [Element] = []
  init() {}
  mutating func append(_ item: Element) { items.append(item) }
  mutating func popFirst() -> Element? { items.isEmpty ? nil : items.removeFirst() }
}

final class ArrivalsRepaired {
  private var waiting = Backlog<CheckedContinuation<Void, Never>>()

  func arrival() async {
    await withCheckedContinuation { waiting.append($0) }
  }

  func forgetRepaired() {
    while let next = waiting.popFirst() { next.resume() }
  }
}

protocol Closing {
  func windDown()
}

final class HarbourRepaired: Closing {
  private var waiting: [Int: CheckedContinuation<Void, Never>] = [:]

  func arrivalRepaired(shipID: Int) async {
    await withCheckedContinuation { waiting[shipID] = $0 }
  }

  func arrived(shipID: Int) {
    waiting.removeValue(forKey: shipID)?.resume()
  }

  func windDown() {
    for ship in waiting.values { ship.resume() }
    waiting.removeAll()
  }
}
