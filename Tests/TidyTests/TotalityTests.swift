import Testing

/// The analysis ends with a value on every input.
@Suite struct TotalityTests {
  private let project = Project.shared

  @Test func nothingIsForced() {
    let violations = project.sources.flatMap { source in
      source.swift.forceOffsets.map { offset in
        let line = source.file.lines[source.swift.line(at: offset) - 1]
        return "\(source.place(offset)): \(line.drop { $0 == " " })"
      }
    }
    expectNone(
      violations, "No `!` after a value or a type, no `try!`, no `as!`. Use `guard let`, `??` or `try?`:")
  }

  @Test func nothingTraps() {
    let traps: Set = ["fatalError", "precondition", "preconditionFailure", "assertionFailure", "abort"]
    let violations = project.sources.flatMap { source in
      source.swift.words.filter { traps.contains($0.text) && $0.isCalledFreely }
        .map { "\(source.place($0.offset)): \($0.text)" }
    }
    expectNone(violations, "leaklint must not crash on any input. Return an empty or an unknown result instead:")
  }
}

extension SwiftText {
  /// Where a `!` stands after a value, a type, `try` or `as`.
  var forceOffsets: [Int] {
    var offsets: [Int] = []
    for (index, byte) in code.enumerated() where byte == UInt8(ascii: "!") && index > 0 {
      let isComparison = index + 1 < code.count && code[index + 1] == UInt8(ascii: "=")
      if !isComparison, Self.endsOperand(code[index - 1]) || offsets.last == index - 1 { offsets.append(index) }
    }
    return offsets
  }

  private static func endsOperand(_ byte: UInt8) -> Bool {
    byte.isWordByte || ")]}?>\"`".utf8.contains(byte)
  }
}
