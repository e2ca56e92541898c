// What comes while nothing can be sent is kept, and what comes else is sent at once; what is kept is sent later, in part.

protocol Line: Sendable {
  func send(_ letter: Letter, _ told: @escaping @Sendable (Int?) -> Void)
}

struct Letter: Sendable {
  var text: String
  var isUrgent: Bool
}

final class Outbox: @unchecked Sendable {
  private var kept: [(Letter, @Sendable (Int?) -> Void)] = []
  private var isOnline = true
  private let line: any Line
  init(line: any Line) { self.line = line }

  func send(_ letter: Letter, completion: @escaping @Sendable (Int?) -> Void) {
    guard isOnline else {
      kept.append((letter, completion))
      return
    }
    line.send(letter) { number in
      if let number { completion(number) } else { completion(nil) }
    }
  }

  func drain() {
    let all = kept
    kept = []
    for (letter, completion) in all {
      guard letter.isUrgent else { continue }  // want: forgotten-sender "this end of a loop's turn leaves without calling 'completion' of 'all'"
      send(letter, completion: completion)
    }
  }
}
