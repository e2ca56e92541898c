import Foundation

// What is asked is nothing to which whoever comes adds, or not all come to ask.

protocol Store: Sendable {
  func load(_ number: Int, completion: @escaping @Sendable (Int?) -> Void)
}

final class Piece: @unchecked Sendable {
  let number: Int
  var isDone = false
  init(_ number: Int) { self.number = number }
}

func bySetOfOthers(
  _ number: Int, of known: Set<Int>, in all: [Int], _ store: any Store, completion: @escaping @Sendable (Bool) -> Void
) {
  store.load(number) { _ in
    if known.isSuperset(of: all) { completion(true) }
  }  // want: forgotten-sender "'known.isSuperset(…)' is false"
}

func onePiece(
  _ piece: Piece, of pieces: [Piece], _ store: any Store, completion: @escaping @Sendable (Bool) -> Void
) {
  store.load(piece.number) { _ in
    if pieces.filter({ !$0.isDone }).isEmpty { completion(true) }
  }  // want: forgotten-sender "'pieces.filter(…).isEmpty' is false"
}

func uncounted(_ numbers: [Int], _ store: any Store, completion: @escaping @Sendable () -> Void) {
  guard !numbers.isEmpty else { return completion() }
  nonisolated(unsafe) var finished: Set<Int> = []
  let all = Set(numbers)
  for number in numbers {
    store.load(number) { result in
      guard result != nil else { return }  // want: forgotten-sender "'result' is nil"
      finished.insert(number)
      if finished.isSuperset(of: all) { completion() }
    }
  }
}

/// Where none is good, nobody wins.
func onlyGood(_ store: any Store, completion: @escaping @Sendable (Int?) -> Void) {
  nonisolated(unsafe) var isSettled = false
  for number in 0..<2 {
    store.load(number) { value in
      let wins = !isSettled && value != nil
      if wins {
        isSettled = true
        completion(value)
      }
    }  // want: forgotten-sender "'wins' is false"
  }
}
