import LeakModel

/// Which bodies of a file stand around a place, without asking each of them.
struct BodyNesting: Sendable {
  /// A body, with the next one that stands around it, if any, as a place in `entries`.
  private struct Entry {
    var range: SourceRange
    var body: Int
    var outer: Int?
  }
  /// By where they begin, those that hold others before them.
  private let entries: [Entry]

  init(_ bodies: [Body]) {
    var entries = bodies.indices.map { Entry(range: bodies[$0].range, body: $0) }
    entries.sort { ($0.range.start, $1.range.end, $0.body) < ($1.range.start, $0.range.end, $1.body) }
    var around: [Int] = []
    for number in entries.indices {
      while let last = around.last, entries[last].range.end < entries[number].range.end { around.removeLast() }
      entries[number].outer = around.last
      around.append(number)
    }
    self.entries = entries
  }

  /// The bodies around a place, in the order of the file's bodies.
  func around(_ range: SourceRange) -> [Int] {
    let behind = entries.partitioningIndex { $0.range.start > range.start }
    var found: [Int] = []
    var next = behind == 0 ? nil : behind - 1
    while let number = next {
      if entries[number].range.contains(range) { found.append(entries[number].body) }
      next = entries[number].outer
    }
    return found.sorted()
  }
}

extension FlowFile {
  /// The bodies that a place lies in, in the order of `bodies`.
  public func bodies(around range: SourceRange) -> [Body] { nesting.around(range).map { bodies[$0] } }
}
