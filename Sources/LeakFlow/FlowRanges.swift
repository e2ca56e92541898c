import LeakAST
import LeakModel

/// Ranges of numbers that are written out: `case 200...299`, `case ..<0`.
struct WrittenRange {
  /// No number is less than this one.
  private(set) var low: Int?
  /// All numbers are less than this one.
  private(set) var end: Int?

  /// - Returns: `nil` for what is no such range, or has no bound.
  init?(_ expression: Expr) {
    switch expression.kind {
    case .binary("..<", let low, let high):
      guard let low = Bound(low), let high = Bound(high) else { return nil }
      (self.low, end) = (low.number, high.number)
    case .binary("...", let low, let high):
      guard let low = Bound(low), let high = Bound(high) else { return nil }
      (self.low, end) = (low.number, high.number.flatMap(Self.next))
    case .prefix("..<", let high):
      guard let high = Bound(high) else { return nil }
      end = high.number
    case .prefix("...", let high):
      guard let high = Bound(high) else { return nil }
      end = high.number.flatMap(Self.next)
    case .postfix("...", let low):
      guard let low = Bound(low) else { return nil }
      self.low = low.number
    default: return nil
    }
    if low == nil, end == nil { return nil }
  }

  private static func next(_ number: Int) -> Int? { number == .max ? nil : number + 1 }

  /// One end of a range.
  private struct Bound {
    /// `nil`: the least or the greatest number that there is.
    var number: Int?

    init?(_ expression: Expr) {
      switch expression.kind {
      case .literal(.number(let text)):
        guard let number = Int(text) else { return nil }
        self.number = number
      case .prefix("-", let inner):
        guard case .literal(.number(let text)) = inner.kind, let number = Int("-" + text) else { return nil }
        self.number = number
      case .member(let base, "min", _), .member(let base, "max", _):
        guard base.map(Self.isType) ?? true else { return nil }
      default: return nil
      }
    }

    private static func isType(_ base: Expr) -> Bool {
      switch base.kind {
      case .name(let name): name.isCapitalized
      case .type: true
      default: false
      }
    }
  }
}

extension BodyBuilder {
  /// Goes on where a number lies in a range, to `otherwise` where it does not. Several ranges of one number are tests that tell of each
  /// other.
  func match(_ range: WrittenRange, _ value: Value, kind: BranchKind, at place: SourceRange, otherwise: Int) {
    if let low = range.low {
      test(.isTrue(.isLess(value, than: low)), kind: kind, range: place, otherwise: otherwise, negated: true)
    }
    if let end = range.end { test(.isTrue(.isLess(value, than: end)), kind: kind, range: place, otherwise: otherwise) }
  }
}

extension Value {
  fileprivate static func isLess(_ value: Value, than number: Int) -> Value {
    .operation("<", [value, .literal(.number(String(number)))])
  }
}
