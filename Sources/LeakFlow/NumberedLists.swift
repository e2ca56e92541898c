/// Lists that go by numbers, most of them short, in two arrays altogether.
struct NumberedLists<Element: Sendable>: Sendable {
  /// For each number where its list begins, and where the last one ends.
  private var starts: [Int32]
  private var elements: [Element] = []

  /// - Parameters:
  ///   - count: how many numbers there are.
  ///   - entries: the elements of all lists, those of one list in its order.
  init(count: Int, _ entries: [(number: Int32, element: Element)]) {
    starts = [Int32](repeating: 0, count: count + 1)
    for entry in entries { starts[Int(entry.number) + 1] += 1 }
    for number in 0..<count { starts[number + 1] += starts[number] }
    var next = starts
    var order = [Int32](repeating: 0, count: entries.count)
    for (place, entry) in entries.enumerated() {
      order[Int(next[Int(entry.number)])] = Int32(truncatingIfNeeded: place)
      next[Int(entry.number)] += 1
    }
    elements = order.map { entries[Int($0)].element }
  }

  subscript(number: Int) -> ArraySlice<Element> { elements[Int(starts[number])..<Int(starts[number + 1])] }
}
