extension SourceScanner {
  /// `?` or `!` directly after an operand, or the beginning of an operator.
  mutating func questionOrExclamation() {
    guard isLeftBound(index) else { return operatorToken() }
    measure.postfixMark(at: index)
    index += 1
  }

  /// An operator, a period, an arrow or `=`; also a regular expression. White space and characters that Swift does not
  /// know are skipped.
  mutating func operatorToken() {
    let start = index
    let end = operatorEnd(from: start)
    guard end > start else { return skipUnknown() }
    if let slash = bytes[start..<end].firstIndex(of: UInt8(ascii: "/")), let regexEnd = regexEnd(slash, start, end) {
      if slash > start { measure.infix(.other, at: start) }
      measure.literal(isString: true)
      index = regexEnd
      return
    }
    index = commentStart(from: start + 1, to: end) ?? end
    classify(start)
  }

  /// Where the run of operator characters ends. A `.` belongs to it only if it begins with one.
  private func operatorEnd(from start: Int) -> Int {
    var end = start
    while end < bytes.count {
      switch bytes[end] {
      case UInt8(ascii: "/"), UInt8(ascii: "="), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"),
        UInt8(ascii: "%"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "!"), UInt8(ascii: "&"),
        UInt8(ascii: "|"), UInt8(ascii: "^"), UInt8(ascii: "~"), UInt8(ascii: "?"):
        end += 1
      case UInt8(ascii: ".") where bytes[start] == UInt8(ascii: "."): end += 1
      default: return end
      }
    }
    return end
  }

  private func commentStart(from start: Int, to end: Int) -> Int? {
    var position = start
    while position < end {
      let next = byte(at: position + 1)
      if bytes[position] == UInt8(ascii: "/"), next == UInt8(ascii: "/") || next == UInt8(ascii: "*") {
        return position
      }
      position += 1
    }
    return nil
  }

  /// Hands the operator from `start` to `index` to the measure.
  private mutating func classify(_ start: Int) {
    let length = index - start
    let first = bytes[start]
    switch first {
    case UInt8(ascii: ".") where length == 1: measure.period(at: start)
    case UInt8(ascii: "<") where mayBeginArguments(start, length): measure.infix(.leftAngle, at: start)
    case UInt8(ascii: ">"): measure.infix(.rightAngle(rightAngles(from: start)), at: start)
    case UInt8(ascii: "?") where length == 1: measure.infix(.question, at: start)
    case UInt8(ascii: "=") where length == 1: measure.infix(.equal, at: start)
    case UInt8(ascii: "-") where length == 2 && bytes[start + 1] == UInt8(ascii: ">"): measure.infix(.arrow, at: start)
    default: measure.infix(mayStandInType(start, length) ? .typeOperator : .other, at: start)
    }
  }

  /// Whether an operator that begins with `<` may begin generic arguments, the rest of it belonging to the first.
  private func mayBeginArguments(_ start: Int, _ length: Int) -> Bool {
    let second = byte(at: start + 1)
    switch length {
    case 1: return true
    case 2 where second == UInt8(ascii: "-"): return byte(at: index) & 0xF0 == 0x30
    case 2: return second == UInt8(ascii: "~") || second == UInt8(ascii: "&")
    case 3: return second == UInt8(ascii: "-") && bytes[start + 2] == UInt8(ascii: ">")
    default: return false
    }
  }

  private func rightAngles(from start: Int) -> Int16 {
    var end = start
    while end < index, bytes[end] == UInt8(ascii: ">") { end += 1 }
    return Int16(clamping: end - start)
  }

  private func mayStandInType(_ start: Int, _ length: Int) -> Bool {
    switch bytes[start] {
    case UInt8(ascii: "&"), UInt8(ascii: "~"), UInt8(ascii: "-"): length == 1
    case UInt8(ascii: "."): length == 3
    case UInt8(ascii: "="): length == 2 && bytes[start + 1] == UInt8(ascii: "=")
    // Marks of optionals that stick to an operator.
    case UInt8(ascii: "?"), UInt8(ascii: "!"): true
    default: false
    }
  }

  private mutating func skipUnknown() {
    index += bytes[index] < 0x80 ? 1 : WordScalars.sequence(in: bytes, at: index).length
    measure.obscure()
  }
}
