/// How many sends or receives a path makes: a fixed number, so many for each element of sequences of unknown length, or
/// a number that nothing tells.
struct Count: Hashable {
  enum Growth: Int, Hashable {
    case none
    /// Some number that other events decide; it may be small.
    case vague
    /// One more with each turn of a loop.
    case unbounded
  }

  private(set) var fixed: Int
  /// For each sequence that a loop runs over, how many operations an element brings.
  private(set) var perTurn: [LoopBound.Key: Int]
  private(set) var growth: Growth

  static let zero = Count(0)
  static let one = Count(1)
  static let vague = Count(growth: .vague)
  static let unbounded = Count(growth: .unbounded)
  /// Larger fixed numbers count as unbounded.
  private static let limit = 64

  init(_ fixed: Int, perTurn: [LoopBound.Key: Int] = [:]) {
    self.fixed = fixed
    self.perTurn = perTurn.isEmpty ? perTurn : perTurn.filter { $0.value > 0 }
    self.growth = .none
    if fixed > Self.limit { self = .unbounded }
  }

  private init(growth: Growth) {
    self.fixed = 0
    self.perTurn = [:]
    self.growth = growth
  }

  var isZero: Bool { self == .zero }
  /// The number, where it is one.
  var exact: Int? { growth == .none && perTurn.isEmpty ? fixed : nil }

  static func + (a: Count, b: Count) -> Count {
    if let grown = grown(a, b) { return grown }
    if a.perTurn.isEmpty, b.perTurn.isEmpty { return Count(a.fixed + b.fixed) }
    return Count(a.fixed + b.fixed, perTurn: a.perTurn.merging(b.perTurn, uniquingKeysWith: +))
  }

  /// What is left of `a` without `b`; never less than nothing.
  static func - (a: Count, b: Count) -> Count {
    if a.growth != .none { return b.growth == .none ? a : .zero }
    if b.growth != .none { return .zero }
    return Count(
      max(0, a.fixed - b.fixed),
      perTurn: a.perTurn.merging(b.perTurn) { max(0, $0 - $1) }.filter { a.perTurn[$0.key] != nil })
  }

  static func * (a: Count, b: Count) -> Count {
    if a.isZero || b.isZero { return .zero }
    if let grown = grown(a, b) { return grown }
    if let factor = b.exact { return a.scaled(factor) }
    if let factor = a.exact { return b.scaled(factor) }
    return .unbounded
  }

  private func scaled(_ factor: Int) -> Count { Count(fixed * factor, perTurn: perTurn.mapValues { $0 * factor }) }

  private static func grown(_ a: Count, _ b: Count) -> Count? {
    let growth = max(a.growth.rawValue, b.growth.rawValue)
    return Growth(rawValue: growth).flatMap { $0 == .none ? nil : Count(growth: $0) }
  }

  /// At least as much as both.
  func joined(_ other: Count) -> Count {
    if let grown = Self.grown(self, other) { return grown }
    return Count(max(fixed, other.fixed), perTurn: perTurn.merging(other.perTurn, uniquingKeysWith: max))
  }

  /// Whether there certainly can be more of `self` than of `other`. Different or unknown numbers of turns on both sides
  /// cannot be compared and say nothing.
  func exceeds(_ other: Count) -> Bool {
    if other.growth != .none { return false }
    switch growth {
    case .vague: return other.isZero
    case .unbounded: return other.perTurn.isEmpty
    case .none: break
    }
    let isShortSomewhere = other.perTurn.contains { perTurn[$0.key, default: 0] < $0.value }
    if isShortSomewhere { return false }
    if perTurn.contains(where: { other.perTurn[$0.key, default: 0] < $0.value }) { return true }
    return fixed > other.fixed
  }
}
