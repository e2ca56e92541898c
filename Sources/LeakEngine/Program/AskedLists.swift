import LeakFlow

/// Which collections a function asks whether there is anything in them, and which of them tell of each other.
extension AskedValues {
  mutating func joinLists(in ref: BodyRef) {
    let lists = Set(counts.keys.compactMap(\.listAskedForElements))
    if lists.isEmpty { return }
    for list in lists { tell(program.sources(of: list, in: ref), of: list) }
    let made = made.compactMap { variable, value, place in
      program.place(behind: value, in: ref).map { (list: variable, origin: $0, place: place) }
    }
    for (variable, value, place) in self.made where lists.contains(variable) {
      for source in [value] + program.sources(of: value, in: ref) { counts[.member(source, "isEmpty")]?.insert(place) }
    }
    if !made.isEmpty { join(lists, made) }
  }

  /// What a collection is made of tells of it.
  private mutating func tell(_ sources: [Value], of list: Value) {
    let asked = places(askingFor: list)
    for source in sources where counts[.member(source, "isEmpty")] != nil {
      for place in asked { counts[.member(source, "isEmpty")]?.insert(place) }
    }
  }

  /// Several that are made of one place are all empty, or none of them is: each is asked where the others are.
  private mutating func join(_ lists: Set<Value>, _ made: [(list: Value, origin: Value, place: Int32)]) {
    var origins: [Value: Value] = [:]
    for copy in made where copy.list != copy.origin { origins[copy.list] = copy.origin }
    var groups: [Value: (lists: [Value], places: Set<Int32>)] = [:]
    for list in lists { groups[Self.root(of: list, origins), default: ([], [])].lists.append(list) }
    let copies = Dictionary(grouping: made) { Self.root(of: $0.list, origins) }.mapValues { Set($0.map(\.list)).count }
    groups = groups.filter { root, group in group.lists.count > 1 || copies[root] ?? 0 > 1 }
    for copy in made {
      let root = Self.root(of: copy.list, origins)
      groups[root]?.lists += [copy.list, copy.origin]
      groups[root]?.places.insert(copy.place)
    }
    for group in groups.values {
      let places = group.lists.reduce(into: group.places) { $0.formUnion(self.places(askingFor: $1)) }
      for list in group.lists {
        for place in places { counts[.member(list, "isEmpty"), default: TestPlaces()].insert(place) }
      }
    }
  }

  private static func root(of list: Value, _ origins: [Value: Value]) -> Value {
    var root = list
    for _ in 0..<8 { root = origins[root] ?? root }
    return root
  }

  private func places(askingFor list: Value) -> Set<Int32> {
    ["isEmpty", "first", "last"].reduce(into: []) { $0.formUnion(counts[.member(list, $1)]?.all ?? []) }
  }
}

extension Value {
  /// The collection, where this is asked of it to know whether it has elements.
  fileprivate var listAskedForElements: Value? {
    if case .member(let list, let name) = self, ["isEmpty", "first", "last"].contains(name) { list } else { nil }
  }
}
