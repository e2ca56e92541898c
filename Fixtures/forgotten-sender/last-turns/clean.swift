import Foundation

/// The last turn is the one that asks whether it is.
func loadRepaired(_ limit: Int, _ load: @escaping @Sendable () throws -> Int, _ queue: DispatchQueue) async throws
  -> Int
{
  try await withCheckedThrowingContinuation { continuation in
    queue.async {
      for attempt in 1...limit {
        do {
          continuation.resume(returning: try load())
          return
        } catch {
          if attempt == limit { continuation.resume(throwing: error) }  // ok: there is no turn behind it
        }
      }
    }
  }
}

func loadAgain(_ limit: Int, _ load: @escaping @Sendable () throws -> Int, _ queue: DispatchQueue) async throws -> Int {
  try await withCheckedThrowingContinuation { continuation in
    queue.async {
      for attempt in 1...limit {
        do {
          continuation.resume(returning: try load())
          return
        } catch {
          guard attempt < limit else { return continuation.resume(throwing: error) }  // ok: each turn but the last goes on
          print("again")
        }
      }
    }
  }
}

func findRepaired(_ names: [String], completion: @escaping (Int?) -> Void) {
  guard !names.isEmpty else { return completion(nil) }
  for (index, name) in names.enumerated() {
    if name.isEmpty {
      completion(index)
      return
    }
    if index == names.count - 1 { completion(nil) }  // ok: behind the last one
  }
}

func anyFailed(_ results: [Bool], completion: @escaping (Bool) -> Void) {
  guard results.count > 0 else { return completion(false) }
  for index in results.indices {
    if !results[index] {
      completion(true)
      break
    } else if index + 1 == results.count {
      completion(false)
    }
  }
}

struct Lottery: Sendable {
  func lastOfThree() async -> Int {
    await withCheckedContinuation { continuation in
      for index in 0..<3 {
        if index == 2 { continuation.resume(returning: index) }  // ok: the last index is always reached, once
      }
    }
  }
}
