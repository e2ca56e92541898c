// What comes while nothing can be sent is kept, and what comes else is sent at once; what is kept is sent later, all of it.

protocol Line: Sendable {
  func send(_ letter: Letter, _ told: @escaping @Sendable (Int?) -> Void)
}

struct Letter: Sendable {
  var text: String
  var isUrgent: Bool
}

final class OutboxRepaired: @unchecked Sendable {
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

  func drainRepaired() {
    let all = kept
    kept = []
    for (letter, completion) in all {
      guard letter.isUrgent else {
        completion(nil)
        continue
      }
      send(letter, completion: completion)
    }
  }
}
