import Foundation

// What is known of one value is known of another.

enum Mode { case now, later }

final class Batches: @unchecked Sendable {
  private let queue = DispatchQueue(label: "batches")
  private func load(_ done: @escaping () -> Void) { queue.async { done() } }

  /// Each case is asked for.
  func byMode(_ mode: Mode, _ completion: @escaping (Int) -> Void) {
    if mode == .now { completion(1) }
    if mode == .later { load { completion(2) } }
  }

  /// As many names as items.
  func named(_ items: [Int], _ completion: @escaping () -> Void) {
    guard !items.isEmpty else { return completion() }
    let names = items.map { "\($0)" }
    var left = names.count
    for _ in names {
      load {
        left -= 1
        if left == 0 { completion() }
      }
    }
  }

  func once(_ items: [Int], _ completion: @escaping () -> Void) {
    guard !items.isEmpty else { return completion() }
    let unique = Set(items)
    var done = 0
    for _ in unique {
      load {
        done += 1
        if done == unique.count { completion() }
      }
    }
  }

  func byKey(_ items: [Int: Int]?, _ completion: @escaping () -> Void) {
    guard let items = items, !items.isEmpty else { return completion() }
    var done = 0
    for _ in items.keys {
      load {
        done += 1
        if done == items.count { completion() }
      }
    }
  }

  /// At least one of four.
  func windowed(_ items: [Int], _ completion: @escaping () -> Void) {
    if items.isEmpty { return completion() }
    var iterator = items.makeIterator()
    var running = 0
    func next() {
      guard iterator.next() != nil else {
        if running == 0 { completion() }
        return
      }
      running += 1
      load {
        running -= 1
        next()
      }
    }
    for _ in 0..<min(4, items.count) { next() }
  }

  /// A closed range has an element, and this is the last one.
  func pages(_ pages: ClosedRange<Int>, _ completion: @escaping (Int) -> Void) {
    for page in pages {
      load {
        if page == pages.upperBound { completion(page) }
      }
    }
  }

  func threeTimes(_ completion: @escaping () -> Void) {
    for turn in 1...3 {
      load {
        if turn == 3 { completion() }
      }
    }
  }
}

/// Where a guard fails, its names are those of the surroundings.
final class Unwrapping {
  func unwrapped(_ completion: ((Int) -> Void)?, _ value: Int?) {
    guard let value = value, let completion = completion else {
      completion?(0)
      return
    }
    completion(value)
  }
}
