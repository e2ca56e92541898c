import Foundation

// Whoever comes asks whether all have come: of sets, of what is made of them on the spot, of the parts themselves.

protocol Store: Sendable {
  func load(_ number: Int, completion: @escaping @Sendable (Int?) -> Void)
}

final class Piece: @unchecked Sendable {
  let number: Int
  var isDone = false
  init(_ number: Int) { self.number = number }
}

func bySuperset(_ numbers: [Int], _ store: any Store, completion: @escaping @Sendable () -> Void) {
  guard !numbers.isEmpty else { return completion() }
  nonisolated(unsafe) var finished: Set<Int> = []
  let all = Set(numbers)
  for number in numbers {
    store.load(number) { _ in
      finished.insert(number)
      if finished.isSuperset(of: all) { completion() }
    }
  }
}

func bySubset(_ numbers: [Int], _ store: any Store, completion: @escaping @Sendable () -> Void) {
  guard !numbers.isEmpty else { return completion() }
  nonisolated(unsafe) var finished: Set<Int> = []
  let all = Set(numbers)
  for number in numbers {
    store.load(number) { _ in
      finished.insert(number)
      guard all.isSubset(of: finished) else { return }
      completion()
    }
  }
}

func byEqualSets(_ numbers: [Int], _ store: any Store, completion: @escaping @Sendable () -> Void) {
  guard !numbers.isEmpty else { return completion() }
  nonisolated(unsafe) var finished: [Int] = []
  for number in numbers {
    store.load(number) { _ in
      finished.append(number)
      guard Set(finished) == Set(numbers) else { return }
      completion()
    }
  }
}

func byKeys(_ numbers: [Int], _ store: any Store, completion: @escaping @Sendable ([Int: Int]) -> Void) {
  guard !numbers.isEmpty else { return completion([:]) }
  nonisolated(unsafe) var results: [Int: Int] = [:]
  for number in numbers {
    store.load(number) { result in
      results[number] = result ?? 0
      if Set(results.keys) == Set(numbers) { completion(results) }
    }
  }
}

func byRest(_ numbers: [Int], _ store: any Store, completion: @escaping @Sendable () -> Void) {
  guard !numbers.isEmpty else { return completion() }
  nonisolated(unsafe) var finished: Set<Int> = []
  let all = Set(numbers)
  for number in numbers {
    store.load(number) { _ in
      finished.insert(number)
      if all.subtracting(finished).isEmpty { completion() }
    }
  }
}

func byFilter(_ pieces: [Piece], _ store: any Store, completion: @escaping @Sendable () -> Void) {
  guard !pieces.isEmpty else { return completion() }
  for piece in pieces {
    store.load(piece.number) { _ in
      piece.isDone = true
      if pieces.filter({ !$0.isDone }).isEmpty { completion() }
    }
  }
}

func byFilteredCount(_ pieces: [Piece], _ store: any Store, completion: @escaping @Sendable () -> Void) {
  guard !pieces.isEmpty else { return completion() }
  for piece in pieces {
    store.load(piece.number) { _ in
      piece.isDone = true
      if pieces.filter({ $0.isDone }).count == pieces.count { completion() }
    }
  }
}

func byFirst(_ pieces: [Piece], _ store: any Store, completion: @escaping @Sendable () -> Void) {
  guard !pieces.isEmpty else { return completion() }
  for piece in pieces {
    store.load(piece.number) { _ in
      piece.isDone = true
      guard pieces.first(where: { !$0.isDone }) == nil else { return }
      completion()
    }
  }
}

/// The first good one wins, and where none is good, the last one.
func firstGood(_ store: any Store, completion: @escaping @Sendable (Int?) -> Void) {
  let lock = NSLock()
  nonisolated(unsafe) var isSettled = false
  nonisolated(unsafe) var left = 2
  for number in 0..<2 {
    store.load(number) { value in
      lock.lock()
      left -= 1
      let wins = !isSettled && (value != nil || left == 0)
      if wins { isSettled = true }
      lock.unlock()
      if wins { completion(value) }
    }
  }
}

// The repaired twins of what leaks.

func bySetOfOthersRepaired(
  _ number: Int, of known: Set<Int>, in all: [Int], _ store: any Store, completion: @escaping @Sendable (Bool) -> Void
) {
  store.load(number) { _ in completion(known.isSuperset(of: all)) }
}

func onePieceRepaired(
  _ piece: Piece, of pieces: [Piece], _ store: any Store, completion: @escaping @Sendable (Bool) -> Void
) {
  store.load(piece.number) { _ in completion(pieces.filter { !$0.isDone }.isEmpty) }
}

func uncountedRepaired(_ numbers: [Int], _ store: any Store, completion: @escaping @Sendable () -> Void) {
  guard !numbers.isEmpty else { return completion() }
  nonisolated(unsafe) var finished: Set<Int> = []
  let all = Set(numbers)
  for number in numbers {
    store.load(number) { result in
      if result == nil { print("\(number) is lost") }
      finished.insert(number)
      if finished.isSuperset(of: all) { completion() }
    }
  }
}

func onlyGoodRepaired(_ store: any Store, completion: @escaping @Sendable (Int?) -> Void) {
  nonisolated(unsafe) var isSettled = false
  nonisolated(unsafe) var left = 2
  for number in 0..<2 {
    store.load(number) { value in
      left -= 1
      let wins = !isSettled && (value != nil || left == 0)
      if wins {
        isSettled = true
        completion(value)
      }
    }
  }
}
