extension SourceScanner {
  /// Skips a comment at the current `/`; `false` if there is none.
  mutating func comment() -> Bool {
    let start = index
    switch byte(at: index + 1) {
    case UInt8(ascii: "/"):
      skipLine()
      if isAddressed(start) { addressed.append(start..<index) }
    case UInt8(ascii: "*"):
      let start = index
      blockComment()
      if isAddressed(start) { addressed.append(start..<index) }
    default: return false
    }
    layout?.comments.append(start..<index)
    return true
  }

  /// Whether the comment at `start` speaks to leaklint: `// leaklint:…`, or `///` or `/*` before it.
  private func isAddressed(_ start: Int) -> Bool {
    var offset = start + 2
    while byte(at: offset) == byte(at: start + 1) { offset += 1 }
    while byte(at: offset) == UInt8(ascii: " ") || byte(at: offset) == 0x09 { offset += 1 }
    return starts(with: "leaklint:", at: offset)
  }

  mutating func skipLine() {
    while index < bytes.count, bytes[index] != 0x0A, bytes[index] != 0x0D { index += 1 }
  }

  /// Block comments nest; one without an end reaches to the end of the file.
  private mutating func blockComment() {
    var depth = 1
    index += 2
    while index < bytes.count, depth > 0 {
      let next = byte(at: index + 1)
      switch bytes[index] {
      case UInt8(ascii: "*") where next == UInt8(ascii: "/"):
        depth -= 1
        index += 2
      case UInt8(ascii: "/") where next == UInt8(ascii: "*"):
        depth += 1
        index += 2
      case 0x0A, 0x0D:
        measure.isOnNewLine = true
        index += 1
      default: index += 1
      }
    }
  }

  /// Skips from a version control system's conflict marker at the start of a line to the end of the line with its
  /// counterpart, if there is one.
  mutating func conflictMarker() -> Bool {
    let before = byte(before: index)
    guard before == 0x0A || before == 0x0D || before == 0 else { return false }
    let terminator: StaticString
    if starts(with: "<<<<<<< ", at: index) {
      terminator = ">>>>>>> "
    } else if starts(with: ">>>> ", at: index) {
      terminator = "<<<<\n"
    } else {
      return false
    }
    var end = index + 5
    while end < bytes.count {
      if bytes[end] == terminator.utf8Start[0], byte(before: end) == 0x0A || byte(before: end) == 0x0D,
        starts(with: terminator, at: end)
      {
        index = end + terminator.utf8CodeUnitCount
        skipLine()
        layout?.hasConflicts = true
        return true
      }
      end += 1
    }
    openConflicts += 1
    if openConflicts > Limits.openConflicts {
      measure.fail(at: index, "conflict markers stand without their end more than \(Limits.openConflicts) times")
    }
    return false
  }

  private func starts(with text: StaticString, at offset: Int) -> Bool {
    for position in 0..<text.utf8CodeUnitCount where byte(at: offset + position) != text.utf8Start[position] {
      return false
    }
    return true
  }
}
