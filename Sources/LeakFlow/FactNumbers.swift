/// Numbers that a path counts up or down: `var attempt = 0`, `attempt += 1`, `while attempt < 3`.
extension Facts {
  private func bounds(of value: Value) -> Bounds? {
    if case .literal(.number(let text)) = value { return Int(text).map(Bounds.init(_:)) }
    if let counted = numbers[value] { return counted }
    guard case .member(let list, "count") = value, let isEmpty = decide(.isTrue(.member(list, "isEmpty"))) else {
      return nil
    }
    return isEmpty ? Bounds(0) : Bounds(atLeast: 1)
  }

  /// Whether a number is certainly 0, or less.
  public func isAtMostZero(_ number: Value) -> Bool { bounds(of: number)?.isLess(than: Bounds(1)) ?? false }

  func decideByNumbers(_ op: String, _ sides: [Value]) -> Bool? {
    guard !numbers.isEmpty || sides.allSatisfy(\.isNumber), let left = bounds(of: sides[0]),
      let right = bounds(of: sides[1])
    else { return nil }
    switch op {
    case "<": return left.isLess(than: right)
    case "==": return left.isSame(as: right)
    default: return nil
    }
  }

  /// What a comparison says of a number that is counted.
  mutating func narrow(by test: Test, _ answer: Bool) {
    guard !numbers.isEmpty, case .isTrue(.operation(let op, let sides)) = test, sides.count == 2 else { return }
    switch (op, answer) {
    case ("<", true):
      if let bound = bounds(of: sides[1])?.only { numbers[sides[0]]?.narrow(below: bound) }
      if let bound = bounds(of: sides[0])?.only { numbers[sides[1]]?.narrow(above: bound) }
    case ("<", false):
      if let bound = bounds(of: sides[1])?.only, bound > .min { numbers[sides[0]]?.narrow(above: bound - 1) }
      if let bound = bounds(of: sides[0])?.only, bound < .max { numbers[sides[1]]?.narrow(below: bound + 1) }
    default: break
    }
  }

  /// A comparison of a number that is counted came out as it had to: what follows of it outlasts the number itself.
  public mutating func keepOrder(_ test: Test, _ answer: Bool) {
    guard !numbers.isEmpty, case .isTrue(.operation(let op, let sides)) = test, op == "<" || op == "==",
      sides.contains(where: { numbers[$0] != nil })
    else { return }
    learn(test, answer)
  }

  /// A number was counted up or down by one: what was less is less or the same now, and what was the same is more.
  public mutating func count(_ place: Value, up: Bool) {
    let orders = order(of: place)
    var counted = numbers[place]
    forget(place)
    counted?.count(up: up)
    numbers[place] = counted
    for (other, order) in orders { learn(order.counted(up: up), of: place, and: other) }
  }

  /// How a place is known to compare with others.
  private func order(of place: Value) -> [(Value, Order)] {
    var others: Set<Value> = []
    for case .operation(let op, let sides) in known.keys where sides.count == 2 && (op == "<" || op == "==") {
      guard let other = sides[0] == place ? sides[1] : sides[1] == place ? sides[0] : nil else { continue }
      if !other.contains(where: { $0 == place }) { others.insert(other) }
    }
    return others.map { other in
      let order = Order(
        less: decide(.isTrue(.operation("<", [place, other]))) ?? true,
        same: decide(.isTrue(.operation("==", [place, other]))) ?? true,
        more: decide(.isTrue(.operation("<", [other, place]))) ?? true)
      return (other, order)
    }
  }

  private mutating func learn(_ order: Order, of place: Value, and other: Value) {
    let possible = [order.less, order.same, order.more]
    let tests: [Test] = [
      .isTrue(.operation("<", [place, other])), .isTrue(.operation("==", [place, other])),
      .isTrue(.operation("<", [other, place])),
    ]
    let isSettled = possible.filter { $0 }.count == 1
    for (test, isPossible) in zip(tests, possible) {
      if !isPossible { set(test, false) } else if isSettled { set(test, true) }
    }
  }
}

/// How two whole numbers may compare.
private struct Order {
  var less: Bool
  var same: Bool
  var more: Bool

  /// - Parameter up: the first has become one more, else one less.
  func counted(up: Bool) -> Order {
    up
      ? Order(less: less, same: less, more: same || more)
      : Order(less: less || same, same: more, more: more)
  }
}

extension Value {
  fileprivate var isNumber: Bool { if case .literal(.number) = self { true } else { false } }

  /// Whether an assignment of this counts what it is assigned to, up or down by one.
  public var countsUp: Bool? {
    switch self {
    case .operation("+=", [.literal(.number("1"))]): true
    case .operation("-=", [.literal(.number("1"))]): false
    default: nil
    }
  }
}
