// Loops that run zero, one and several times; labelled jumps; where; repeat.
func zeroTurns(items: [Int], use: (Int) -> Void) {
  for item in items where item > 0 {
    if item == 7 { continue }
    use(item)
  }
}

func alwaysOneTurn(use: (Int) -> Void) {
  for number in [1, 2, 3] { use(number) }
}

func labelled(items: [[Int]], next: () -> Bool) {
  outer: for row in items {
    for item in row {
      if item == 0 { continue outer }
      if item == 1 { break outer }
    }
  }
  while next() {}
}

func repeated(next: () -> Bool, use: () -> Void) {
  repeat {
    if next() { continue }
    use()
  } while next()
}

func endless(next: () -> Bool) {
  while true { if next() { break } }
}

func elements<S: AsyncSequence>(of sequence: S, use: (S.Element) -> Void) async throws {
  for try await element in sequence { use(element) }
}

func matching(items: [Int?], use: (Int) -> Void) {
  for case let item? in items {
    scope: do {
      if item == 0 { break }
      if item == 1 { break scope }
      use(item)
    }
    use(-item)
  }
}
