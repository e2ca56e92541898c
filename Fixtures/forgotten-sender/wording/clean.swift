// The same, with a call on each path.

func oneOfTwoRepaired(_ isReady: Bool, _ count: Int, done: @escaping () -> Void) {
  guard isReady, count > 0 else {
    print("not yet")
    done()
    return
  }
  done()
}

func oneOfThreeRepaired(_ isReady: Bool, _ limit: Int?, _ all: [Int], done: @escaping () -> Void) {
  guard isReady, let limit, all.count < limit else {
    done()
    return
  }
  done()
}

func eitherSideRepaired(_ isOver: Bool, _ name: String?, done: @escaping () -> Void) {
  if isOver || name == nil { return done() }
  done()
}

func withinRepaired(_ isReady: Bool, _ count: Int, _ isLast: Bool, done: @escaping () -> Void) {
  if isLast {
    if isReady && count == 3 { print("ready") }
    done()
  } else {
    done()
  }
}

final class RequestsRepaired {
  private var all: [(text: String, done: (() -> Void)?)] = []

  func next() -> (text: String, done: (() -> Void)?)? { all.popLast() }

  func endRepaired(done: @escaping () -> Void) {
    while let (text, other) = next() {
      if text.isEmpty {
        other?()
        done()
        return
      }
      other?()
    }
    done()
  }
}
