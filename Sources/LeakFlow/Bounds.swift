/// Between what a number lies that a path counts.
///
/// Small numbers are known one by one; beyond, only what the tests of a loop say of them, so that a loop does not go on for ever.
struct Bounds: Hashable, Sendable {
  private(set) var low: Int?
  private(set) var high: Int?
  /// It is not this one, which lies between them.
  private(set) var hole: Int?
  /// It has been counted since a bound was tested: another count makes nothing of that.
  private(set) var isLoose = false

  init(_ number: Int) { (low, high) = (number, number) }
  init(atLeast low: Int?) { self.low = low }

  private static let exact = 4

  private var isKnown: Bool { low != nil && low == high }

  /// - Parameter up: by one, else down by one.
  mutating func count(up: Bool) {
    if isKnown, let number = low, abs(number) < Self.exact {
      self = Bounds(number + (up ? 1 : -1))
      return
    }
    hole = nil
    // What grows is no smaller than it was.
    if up {
      high = isLoose || isKnown ? nil : high.flatMap { $0 == .max ? nil : $0 + 1 }
    } else {
      low = isLoose || isKnown ? nil : low.flatMap { $0 == .min ? nil : $0 - 1 }
    }
    isLoose = true
  }

  mutating func narrow(above bound: Int) {
    if low.map({ $0 > bound }) ?? false { return }
    low = bound == .max ? bound : bound + 1
    isLoose = false
    closeHole()
  }

  mutating func narrow(below bound: Int) {
    if high.map({ $0 < bound }) ?? false { return }
    high = bound == .min ? bound : bound - 1
    isLoose = false
    closeHole()
  }

  /// It is a whole number, and not this one.
  mutating func exclude(_ number: Int) {
    if isKnown || (low.map { number < $0 } ?? false) || (high.map { number > $0 } ?? false) { return }
    hole = number
    closeHole()
  }

  private mutating func closeHole() {
    guard let hole, low == hole || high == hole, !isKnown, hole > .min, hole < .max else { return }
    if low == hole { low = hole + 1 } else { high = hole - 1 }
    self.hole = nil
  }

  /// Whether everything in here is less than everything in there; `nil` where that depends.
  func isLess(than other: Bounds) -> Bool? {
    if let high, let low = other.low, high < low { return true }
    if let low, let high = other.high, low >= high { return false }
    return nil
  }

  func isSame(as other: Bounds) -> Bool? {
    if isLess(than: other) == true || other.isLess(than: self) == true { return false }
    if hole != nil, hole == other.only { return false }
    return isKnown && self.low == other.low && other.isKnown ? true : nil
  }

  var only: Int? { isKnown ? low : nil }
}
