import LeakFlow

/// The places of a function at which one value is tested.
struct TestPlaces {
  private(set) var all: Set<Int32> = []
  /// The one farthest down: asked at each decision of each path.
  private(set) var last = Int32.min

  /// Those at which other values are tested, too: the parts of one condition.
  private(set) var shared: Set<Int32> = []

  var count: Int { all.count }

  func contains(_ place: Int32) -> Bool { all.contains(place) }

  /// Whether the place is a new one.
  @discardableResult
  mutating func insert(_ place: Int32) -> Bool {
    last = max(last, place)
    return all.insert(place).inserted
  }

  mutating func add(_ others: TestPlaces) {
    all.formUnion(others.all)
    shared.formUnion(others.shared)
    last = max(last, others.last)
  }

  mutating func share(_ place: Int32) { shared.insert(place) }

  /// What is left without some of them; `nil` for nothing.
  func without(_ others: Set<Int32>) -> TestPlaces? {
    var left = TestPlaces()
    for place in all where !others.contains(place) { left.insert(place) }
    left.shared = shared.subtracting(others)
    return left.all.isEmpty ? nil : left
  }
}

extension [Value: TestPlaces] {
  /// What is known of a value also tells of others of which is asked: `list.isEmpty` of `list.first`, `a == b` of `a < b`. Each of
  /// them is asked where the others are.
  mutating func join() {
    let own = self
    for (value, places) in own {
      for other in value.toldTogether where own[other] != nil {
        for place in places.all { self[other]?.insert(place) }
      }
    }
  }

  /// Where a flag is asked at more places, its copies are not looked at together.
  private static var mostPlaces: Int { 256 }

  /// The same of constants and what they were made of.
  mutating func join(_ copies: [(Key, original: Key)]) {
    for (copy, original) in copies {
      guard let places = self[copy] else { continue }
      for place in original.placesAsked {
        guard let others = self[place], others.count <= Self.mostPlaces else { continue }
        for other in others.all { self[copy]?.insert(other) }
        for other in places.all { self[place]?.insert(other) }
      }
    }
  }

  /// One value is asked for where others are that decide it.
  mutating func join(_ asked: Key, _ deciding: [Key]) {
    guard let places = self[asked] else { return }
    for other in deciding where self[other] != nil {
      for place in places.all { self[other]?.insert(place) }
    }
  }

  /// Numbers that are compared with several others, each of which tells of the rest; of how many elements a list has, what asks
  /// whether it has any tells as well.
  mutating func joinNumbers() {
    var compared: [Key: [Key]] = [:]
    for case .operation(let op, let sides) in Array(keys) where (op == "<" || op == "==") && sides.count == 2 {
      guard sides[0].isNumber != sides[1].isNumber else { continue }
      compared[sides[0].isNumber ? sides[1] : sides[0], default: []].append(.operation(op, sides))
    }
    for (number, comparisons) in compared {
      let emptiness = number.listCounted.map { Key.member($0, "isEmpty") }
      let elements = (emptiness.map { [$0] + $0.toldTogether } ?? []).filter { self[$0] != nil }
      if comparisons.count + elements.count < 2 { continue }
      var places = TestPlaces()
      for value in comparisons + elements { self[value].map { places.add($0) } }
      for value in [number] + elements { self[value, default: TestPlaces()].add(places) }
      if let emptiness, !elements.isEmpty { self[emptiness, default: TestPlaces()].add(places) }
    }
  }

  /// Numbers that are counted and compared are known as long as the function runs.
  mutating func keep(_ counted: Set<Key>) {
    guard !counted.isEmpty else { return }
    for case .operation(let op, let sides) in Array(keys) where (op == "<" || op == "==") && sides.count == 2 {
      for number in sides where counted.contains(number) {
        self[number, default: TestPlaces()].insert(.max)
        // Of less, the same and more one tells of the others.
        for order in [Key.operation("<", sides), .operation("<", sides.reversed()), .operation("==", sides)] {
          self[order, default: TestPlaces()].insert(.max)
        }
      }
    }
  }
}

extension Value {
  /// Other values of which is asked in place of this one, and by which it is decided.
  var toldTogether: [Value] {
    switch self {
    case .member(.operation("..<", let bounds), "isEmpty"):
      [.operation("<", bounds), .operation("==", bounds), .operation("==", bounds.reversed())]
    case .member(let list, "isEmpty"):
      [
        .member(list, "first"), .member(list, "last"),
        .operation("==", [.member(list, "count"), .literal(.number("0"))]),
      ]
    case .member(let list, "first"), .member(let list, "last"): [.member(list, "isEmpty")]
    case .operation("<", let sides), .operation("==", let sides):
      sides.count == 2
        ? ["<", "=="].flatMap { [Value.operation($0, sides), .operation($0, sides.reversed())] }.filter { $0 != self }
          + sides.compactMap(\.emptiness)
        : []
    case .operation(let op, let parts) where op.hasPrefix("is "): [.operation("as? " + op.dropFirst(3), parts)]
    case .operation(let op, let parts) where op.hasPrefix("as? "): [.operation("is " + op.dropFirst(4), parts)]
    default: []
    }
  }
}

extension Value {
  /// Whether the collection is empty of which this is the number of elements.
  private var emptiness: Value? { if case .member(let list, "count") = self { .member(list, "isEmpty") } else { nil } }
}

extension FlowFile {
  /// Whether a value is a variable that only the body changes that declares it.
  func isOwn(_ value: Value, of body: BodyID) -> Bool {
    guard case .variable(let id) = value else { return false }
    return !self[id].isLet && !self[id].isAssignedInClosure && self[id].owner == body
  }
}
