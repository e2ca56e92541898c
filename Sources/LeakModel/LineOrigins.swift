/// Where the lines of a condensed text come from: for each, the line of the whole text and what is left out in front.
public struct LineOrigins: Hashable, Sendable {
  /// For each line the number, 1-based, of its line in the whole text; never decreasing.
  public private(set) var numbers: [Int32] = []
  /// For each line how many bytes of that line stand in front of it.
  public private(set) var indents: [Int32] = []

  public init() {}

  public var count: Int { numbers.count }

  public mutating func append(number: Int32, indent: Int32) {
    numbers.append(number)
    indents.append(indent)
  }

  /// The place in the whole text of a column, 1-based, of a line by its index; as it is beyond the last line.
  func position(line index: Int, column: Int) -> Position {
    guard index < count else { return Position(line: index + 1, column: column) }
    return Position(line: Int(numbers[index]), column: Int(indents[index]) + column)
  }

  /// The index of the first line that comes from a line of the whole text.
  func index(ofLine number: Int) -> Int? {
    let index = numbers.partitioningIndex { $0 >= number }
    return index < count && numbers[index] == number ? index : nil
  }
}
