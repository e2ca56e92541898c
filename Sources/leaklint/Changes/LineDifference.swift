/// Which lines of a new text differ from an old one.
enum LineDifference {
  /// Beyond this many lines in the part that differs, lines are not put in order but only looked up: linear, and a line
  /// that moved counts as unchanged.
  static let largestPart = 6_000

  /// The 1-based lines that were added or changed, and both neighbours of each place where lines were taken out.
  static func changedLines(from old: [String], to new: [String]) -> Set<Int> {
    var start = 0
    while start < old.count, start < new.count, old[start] == new[start] { start += 1 }
    var tail = 0
    while tail < old.count - start, tail < new.count - start, old[old.count - 1 - tail] == new[new.count - 1 - tail] {
      tail += 1
    }
    let oldPart = Array(old[start..<(old.count - tail)])
    let newPart = Array(new[start..<(new.count - tail)])
    let changed =
      oldPart.count + newPart.count > largestPart ? lookedUp(oldPart, newPart) : inOrder(oldPart, newPart)
    return Set(changed.map { $0 + start + 1 }.filter { $0 >= 1 && $0 <= new.count })
  }

  /// 0-based lines of `new`; -1 and its count stand for the neighbours of the part.
  private static func inOrder(_ old: [String], _ new: [String]) -> Set<Int> {
    var removed = [Bool](repeating: false, count: old.count)
    var inserted = [Bool](repeating: false, count: new.count)
    for change in new.difference(from: old) {
      switch change {
      case .remove(let offset, _, _): removed[offset] = true
      case .insert(let offset, _, _): inserted[offset] = true
      }
    }
    var changed: Set<Int> = []
    var (from, to) = (0, 0)
    while from < old.count || to < new.count {
      let place = to
      let first = from
      while from < old.count, removed[from] { from += 1 }
      while to < new.count, inserted[to] {
        changed.insert(to)
        to += 1
      }
      if from > first, to == place { changed.formUnion([place - 1, place]) }
      if from == first, to == place {
        from += 1
        to += 1
      }
    }
    return changed
  }

  private static func lookedUp(_ old: [String], _ new: [String]) -> Set<Int> {
    let known = Set(old)
    return Set(new.indices.filter { !known.contains(new[$0]) })
  }
}
