/// Sums of a list of counts with one of them left out, each in one step: a path may have many parties, and asks for each of them.
struct PartialSums {
  /// The sum of all before each place, and of all.
  private var before: [Count] = [.zero]
  /// The sum of all from each place on, from the end.
  private var fromEnd: [Count] = [.zero]

  init(_ counts: [Count]) {
    for count in counts { before.append(before[before.count - 1] + count) }
    for count in counts.reversed() { fromEnd.append(count + fromEnd[fromEnd.count - 1]) }
  }

  func all(except left: Int?) -> Count {
    guard let left else { return before[before.count - 1] }
    return before[left] + fromEnd[fromEnd.count - left - 2]
  }

  func all(before place: Int) -> Count { before[place] }
}
