// A call of a function that never returns ends its path without an exit.
func stops(_ number: Int?, log: (String) -> Void) -> Int {
  guard let number else {
    log("nil")
    fatalError("no number")
  }
  switch number {
  case 0: Swift.preconditionFailure()
  case 1: return 1
  default: break
  }
  return number
}

struct Door {
  func exit() {}
  func leave(other: Door) {
    other.exit()
    exit()
    other.exit()
  }
}
