// What a finding says of the decisions that lead to it.

func oneOfTwo(_ isReady: Bool, _ count: Int, done: @escaping () -> Void) {
  guard isReady, count > 0 else {
    print("not yet")
    return  // want: forgotten-sender "(when either 'isReady' is false or 'count > 0' is false)"
  }
  done()
}

func oneOfThree(_ isReady: Bool, _ limit: Int?, _ all: [Int], done: @escaping () -> Void) {
  guard isReady, let limit, all.count < limit else {
    return  // want: forgotten-sender "either 'isReady' is false or 'limit' is nil or 'all.count < limit' is false"
  }
  done()
}

func eitherSide(_ isOver: Bool, _ name: String?, done: @escaping () -> Void) {
  if isOver || name == nil { return }  // want: forgotten-sender "(when either 'isOver' is true or 'name' is nil)"
  done()
}

func within(_ isReady: Bool, _ count: Int, _ isLast: Bool, done: @escaping () -> Void) {
  if isLast {
    if isReady && count == 3 {
      print("ready")
      done()
    }
  } else {
    done()
  }
}  // want: forgotten-sender "(when 'isLast' is true and either 'isReady' is false or 'count == 3' is false)"

final class Requests {
  private var all: [(text: String, done: (() -> Void)?)] = []

  func next() -> (text: String, done: (() -> Void)?)? { all.popLast() }

  /// Two variables have one name.
  func end(done: @escaping () -> Void) {
    while let (text, done) = next() {
      if text.isEmpty {
        done?()
        return  // want: forgotten-sender "'done' from line 41 is nil"
      }
      done?()
    }
    done()
  }
}
