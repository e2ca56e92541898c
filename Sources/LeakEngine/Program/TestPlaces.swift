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

  mutating func share(_ place: Int32) { shared.insert(place) }

  /// What is left without some of them; `nil` for nothing.
  func without(_ others: Set<Int32>) -> TestPlaces? {
    var left = TestPlaces()
    for place in all where !others.contains(place) { left.insert(place) }
    left.shared = shared.subtracting(others)
    return left.all.isEmpty ? nil : left
  }
}
