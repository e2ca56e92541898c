import Foundation

// The last one that comes is told in other ways than by one counter.

func work(_ item: Int, _ done: @escaping @Sendable (Bool) -> Void) { DispatchQueue.global().async { done(item > 0) } }

func byProgress(_ items: [Int], completion: @escaping @Sendable () -> Void) {
  guard !items.isEmpty else { return completion() }
  let progress = Progress(totalUnitCount: Int64(items.count))
  for item in items {
    work(item) { _ in
      progress.completedUnitCount += 1
      if progress.isFinished { completion() }  // ok: others are left to come
    }
  }
}

func bySum(_ items: [Int], completion: @escaping @Sendable () -> Void) {
  guard !items.isEmpty else { return completion() }
  nonisolated(unsafe) var good = 0
  nonisolated(unsafe) var bad = 0
  for item in items {
    work(item) { isGood in
      if isGood { good += 1 } else { bad += 1 }
      if good + bad == items.count { completion() }
    }
  }
}

func byMarks(_ items: [Int], completion: @escaping @Sendable () -> Void) {
  guard !items.isEmpty else { return completion() }
  nonisolated(unsafe) var seen: [Int: Bool] = [:]
  for item in items { seen[item] = false }
  for item in items {
    work(item) { _ in
      seen[item] = true
      if seen.values.allSatisfy({ $0 }) { completion() }
    }
  }
}

func inPlaces(_ items: [Int], completion: @escaping @Sendable ([Bool]) -> Void) {
  guard !items.isEmpty else { return completion([]) }
  nonisolated(unsafe) var results = [Bool?](repeating: nil, count: items.count)
  nonisolated(unsafe) var left = items.count
  for (index, item) in items.enumerated() {
    work(item) { isGood in
      results[index] = isGood
      left -= 1
      if left == 0 { completion(results.compactMap { $0 }) }
    }
  }
}

final class Later<Value> {
  private(set) var value: Value?
  private var handlers: [(Value) -> Void] = []
  func then(_ handler: @escaping (Value) -> Void, _ failure: @escaping (any Error) -> Void) {
    if let value { handler(value) } else { handlers.append(handler) }
  }
  func settle(_ value: Value) {
    self.value = value
    let all = handlers
    handlers = []
    all.forEach { $0(value) }
  }
}

func all(_ values: [Later<Int>], fulfill: @escaping ([Int]) -> Void, reject: @escaping (any Error) -> Void) {
  guard !values.isEmpty else { return fulfill([]) }
  for value in values {
    value.then({ _ in
      if values.allSatisfy({ $0.value != nil }) { fulfill(values.compactMap(\.value)) }  // ok: each asks all
    }, reject)
  }
}

func jobs(_ items: [Int], completion: @escaping @Sendable () -> Void) -> [DispatchWorkItem] {
  guard !items.isEmpty else {
    completion()
    return []
  }
  nonisolated(unsafe) var left = items.count
  let works = items.map { item in
    DispatchWorkItem {
      left -= 1
      if left == 0 { completion() }  // ok: there is one item at least
    }
  }
  works.forEach { DispatchQueue.global().async(execute: $0) }
  return works
}

func filled(_ items: [Int]) async -> [Bool] {
  await withCheckedContinuation { continuation in
    guard !items.isEmpty else { return continuation.resume(returning: []) }
    nonisolated(unsafe) var results = [Bool?](repeating: nil, count: items.count)
    for (index, item) in items.enumerated() {
      work(item) { isGood in
        results[index] = isGood
        let all = results.compactMap { $0 }
        if all.count == items.count { continuation.resume(returning: all) }
      }
    }
  }
}
