// The same, with an answer for whoever is taken out.

import Dispatch

actor DoorsRepaired {
  private var waiting: [Int: CheckedContinuation<Void, Never>] = [:]

  func wait(at door: Int) async {
    if waiting[door] != nil { return }
    await withCheckedContinuation { waiting[door] = $0 }
  }

  func open(_ door: Int) { waiting.removeValue(forKey: door)?.resume() }

  func unregisterRepaired(_ door: Int) { waiting.removeValue(forKey: door)?.resume() }

  func lockRepaired(_ door: Int) { waiting.removeValue(forKey: door)?.resume() }
}

final class BellsRepaired: @unchecked Sendable {
  private var waiting: [Int: CheckedContinuation<Void, Never>] = [:]
  private let queue = DispatchQueue(label: "bells")

  func wait(for bell: Int) async {
    await withCheckedContinuation { continuation in
      queue.sync {
        if waiting[bell] == nil { waiting[bell] = continuation } else { continuation.resume() }
      }
    }
  }

  func ring(_ bell: Int) { queue.sync { waiting.removeValue(forKey: bell)?.resume() } }

  func removeRepaired(bell: Int) {
    queue.sync {
      waiting[bell]?.resume()
      waiting[bell] = nil
    }
  }
}

final class Loads: @unchecked Sendable {
  private let queue = DispatchQueue(label: "loads")
  private var running: [Int: @Sendable (Int) -> Void] = [:]

  func load(_ number: Int, completion: @escaping @Sendable (Int) -> Void) {
    queue.sync { running[number] = completion }
  }

  func loaded(_ number: Int) { queue.sync { running.removeValue(forKey: number) }?(1) }

  func cancelRepaired(_ number: Int) { queue.sync { running.removeValue(forKey: number) }?(0) }

  func value(_ number: Int) async -> Int {
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        load(number) { continuation.resume(returning: $0) }
      }
    } onCancel: {
      cancelRepaired(number)
    }
  }
}
