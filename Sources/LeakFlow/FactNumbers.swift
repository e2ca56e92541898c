/// Numbers that a path counts up or down: `var attempt = 0`, `attempt += 1`, `while attempt < 3`.
extension Facts {
  private func bounds(of value: Value) -> Bounds? {
    if case .literal(.number(let text)) = value { return Int(text).map(Bounds.init(_:)) }
    if let counted = numbers[value] { return counted }
    guard let list = value.listCounted else { return nil }
    guard let isEmpty = answer(to: .isTrue(.member(list, "isEmpty"))) else { return Bounds(atLeast: 0) }
    return isEmpty ? Bounds(0) : Bounds(atLeast: 1)
  }

  /// Whether a list is empty, by what is known of how many elements it has.
  func isEmpty(byCount list: Value) -> Bool? {
    guard !numbers.isEmpty, let count = numbers[.member(list, "count")] else { return nil }
    return count.isSame(as: Bounds(0))
  }

  /// Whether a number is certainly 0, or less.
  public func isAtMostZero(_ number: Value) -> Bool { bounds(of: number)?.isLess(than: Bounds(1)) ?? false }

  func decideByNumbers(_ op: String, _ sides: [Value]) -> Bool? {
    guard !numbers.isEmpty || sides.allSatisfy({ $0.isNumber || $0.listCounted != nil }),
      let left = bounds(of: sides[0]),
      let right = bounds(of: sides[1])
    else { return nil }
    switch op {
    case "<": return left.isLess(than: right)
    case "==": return left.isSame(as: right)
    default: return nil
    }
  }

  /// What a comparison says of a number that is counted, or compared with numbers.
  mutating func narrow(by test: Test, _ answer: Bool) {
    guard case .isTrue(let asked) = test else { return }
    if !numbers.isEmpty, case .member(let list, "isEmpty") = asked {
      if answer { numbers[.member(list, "count")]?.narrow(below: 1) }
      if !answer { numbers[.member(list, "count")]?.narrow(above: 0) }
      return
    }
    guard case .operation(let op, let sides) = asked, sides.count == 2, op == "<" || op == "==" else { return }
    follow(op, sides, with: sides[1])
    follow(op, sides.reversed(), with: sides[1])
    guard !numbers.isEmpty else { return }
    switch (op, answer) {
    case ("==", true):
      if let number = bounds(of: sides[1])?.only, numbers[sides[0]] != nil { numbers[sides[0]] = Bounds(number) }
      if let number = bounds(of: sides[0])?.only, numbers[sides[1]] != nil { numbers[sides[1]] = Bounds(number) }
    case ("==", false):
      // Nothing lies between whole numbers only.
      if sides[0].listCounted != nil, let number = bounds(of: sides[1])?.only { numbers[sides[0]]?.exclude(number) }
      if sides[1].listCounted != nil, let number = bounds(of: sides[0])?.only { numbers[sides[1]]?.exclude(number) }
    case ("<", true):
      if let bound = bounds(of: sides[1])?.only { numbers[sides[0]]?.narrow(below: bound) }
      if let bound = bounds(of: sides[0])?.only { numbers[sides[1]]?.narrow(above: bound) }
    case ("<", false):
      if let bound = bounds(of: sides[1])?.only, bound > .min { numbers[sides[0]]?.narrow(above: bound - 1) }
      if let bound = bounds(of: sides[0])?.only, bound < .max { numbers[sides[1]]?.narrow(below: bound + 1) }
    default: break
    }
  }

  /// A number that is compared with one that is written out has bounds from now on. What is no count of elements may
  /// have a fraction: of it only `x < 3` is followed.
  private mutating func follow(_ op: String, _ sides: [Value], with right: Value) {
    guard sides[1].isNumber, !sides[0].isNumber, numbers[sides[0]] == nil, numbers.count < Self.numberLimit else {
      return
    }
    if sides[0].listCounted != nil || op == "<" && sides[1] == right {
      numbers[sides[0]] = bounds(of: sides[0]) ?? Bounds(atLeast: nil)
    }
  }

  private static var numberLimit: Int { 16 }

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
  /// The list whose number of elements this is.
  public var listCounted: Value? { if case .member(let list, "count") = self { list } else { nil } }

  public var isNumber: Bool { if case .literal(.number) = self { true } else { false } }

  /// Whether an assignment of this counts what it is assigned to, up or down by one.
  public var countsUp: Bool? {
    switch self {
    case .operation("+=", [.literal(.number("1"))]): true
    case .operation("-=", [.literal(.number("1"))]): false
    default: nil
    }
  }
}
