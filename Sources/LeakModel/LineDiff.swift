/// How the lines of a text change: which stay, which go and which come.
public struct LineDiff: Sendable {
  public enum Kind: Sendable { case kept, removed, added }

  public struct Line: Sendable {
    public var kind: Kind
    /// The 1-based number that the line has: the one that it had, if it goes.
    public var number: Int
    public var content: ArraySlice<UInt8>
  }

  /// Those that go before those that come in their place.
  public private(set) var lines: [Line] = []

  /// - Parameter firstLine: the 1-based number of the first line of both.
  public init(from old: [ArraySlice<UInt8>], to new: [ArraySlice<UInt8>], firstLine: Int = 1) {
    let head = zip(old, new).prefix { $0.elementsEqual($1) }.count
    let tail = zip(old.dropFirst(head).reversed(), new.dropFirst(head).reversed())
      .prefix { $0.elementsEqual($1) }.count
    var removed: Set<Int> = []
    var added: Set<Int> = []
    for change in new.dropFirst(head).dropLast(tail).difference(from: old.dropFirst(head).dropLast(tail)) {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset + head)
      case .insert(let offset, _, _): added.insert(offset + head)
      }
    }
    var (from, to) = (0, 0)
    while from < old.count || to < new.count {
      if removed.contains(from) {
        lines.append(Line(kind: .removed, number: from + firstLine, content: old[from]))
        from += 1
        continue
      }
      let isAdded = added.contains(to)
      lines.append(Line(kind: isAdded ? .added : .kept, number: to + firstLine, content: new[to]))
      to += 1
      if !isAdded { from += 1 }
    }
  }

  /// The lines that change, each with some lines around it; where these touch, they are one hunk.
  public func hunks(context: Int) -> [ArraySlice<Line>] {
    var ranges: [Range<Int>] = []
    for (index, line) in lines.enumerated() where line.kind != .kept {
      let range = max(0, index - context)..<min(lines.count, index + context + 1)
      if let last = ranges.last, last.upperBound >= range.lowerBound {
        ranges[ranges.count - 1] = last.lowerBound..<range.upperBound
      } else {
        ranges.append(range)
      }
    }
    return ranges.map { lines[$0] }
  }
}
