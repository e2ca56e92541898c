/// How many states the searches for one piece of work may visit together. Each of them follows a body that may be long: a
/// thousand in one function would take time in proportion to the square of its length.
final class StateBudget {
  private(set) var left: Int

  private init(_ left: Int) { self.left = left }

  /// For the obligations of one file, and once more for its channels and for its child processes.
  static func file() -> StateBudget { StateBudget(4_000_000) }

  /// For what is taken out of one slot of so many: what all may visit, in equal parts.
  static func slot(of count: Int) -> StateBudget { StateBudget(max(6_000, 20_000_000 / max(1, count))) }

  /// For the question where what lies in one action comes from, in values.
  static func action() -> StateBudget { StateBudget(500) }

  func spend(_ states: Int) { left = max(0, left - states) }
}
