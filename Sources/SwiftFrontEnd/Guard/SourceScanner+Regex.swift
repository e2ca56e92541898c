extension SourceScanner {
  /// `#`: a raw string, a regular expression, a directive or the mark before a macro's name.
  mutating func pound() {
    let start = index
    var end = start
    while byte(at: end) == UInt8(ascii: "#") { end += 1 }
    if end - start > Limits.pounds {
      return measure.fail(at: start, "'#' follows '#' more than \(Limits.pounds) times")
    }
    switch byte(at: end) {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): quote(at: end, pounds: end - start)
    case UInt8(ascii: "/"):
      measure.literal(isString: true)
      index = extendedRegexEnd(from: end, pounds: end - start)
      layout?.literals.append(start..<index)
    default: directive()
    }
  }

  private mutating func directive() {
    var end = index + 1
    while Self.continuesWord(byte(at: end)) { end += 1 }
    switch end - index {
    case 3 where matches("if"): measure.openConditional(at: index)
    case 5 where matches("else"): measure.endBranch(isLast: false)
    case 7 where matches("elseif"): measure.endBranch(isLast: false)
    case 6 where matches("endif"): measure.endBranch(isLast: true)
    default: return mark(.pound)
    }
    index = end
  }

  private func matches(_ word: StaticString) -> Bool {
    for position in 0..<word.utf8CodeUnitCount where byte(at: index + 1 + position) != word.utf8Start[position] {
      return false
    }
    return true
  }

  /// The end of `#/…/#`, or where the parser goes on after one that does not end.
  private func extendedRegexEnd(from slash: Int, pounds: Int) -> Int {
    var end = slash + 1
    while byte(at: end) == UInt8(ascii: " ") || byte(at: end) == 0x09 { end += 1 }
    let firstNewline = byte(at: end) == 0x0A || byte(at: end) == 0x0D ? end : nil
    end = firstNewline ?? slash + 1
    while end < bytes.count {
      switch bytes[end] {
      case UInt8(ascii: "/"):
        var close = end + 1
        while byte(at: close) == UInt8(ascii: "#") { close += 1 }
        if close - end - 1 >= pounds { return close }
        end += 1
      case UInt8(ascii: "\\"):
        end += 1
        if end < bytes.count, firstNewline != nil || (bytes[end] != 0x0A && bytes[end] != 0x0D) { end += 1 }
      case 0x0A, 0x0D:
        if firstNewline == nil { return end }
        end += 1
      default: end += 1
      }
    }
    return firstNewline ?? bytes.count
  }

  /// The end of the regular expression at `slash`, within the operator from `start` to `end`; `nil` if there is none.
  func regexEnd(_ slash: Int, _ start: Int, _ end: Int) -> Int? {
    guard !isLeftBound(start), !measure.lastWord.contains(.beforeOperator) else { return nil }
    var mustBeRegex = false
    if !isRightBound(end, isLeftBound: false) {
      guard measure.last.allowsRegex else { return nil }
      switch measure.last {
      case .open, .comma, .colon, .selector: break
      default: mustBeRegex = true
      }
    }
    switch byte(at: slash + 1) {
    case UInt8(ascii: " "), 0x09: if !mustBeRegex { return nil }
    case UInt8(ascii: "*"), UInt8(ascii: "/"): return nil
    default: break
    }
    if byte(before: slash) == UInt8(ascii: "*") { return nil }
    return bareRegexEnd(from: slash + 1, mustBeRegex: mustBeRegex)
  }

  /// The end of `/…/`, which stays on its line.
  private func bareRegexEnd(from start: Int, mustBeRegex: Bool) -> Int? {
    var end = start
    var groups = 0
    var classes = 0
    var lastSpace = -1
    while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D {
      switch bytes[end] {
      case UInt8(ascii: "/"):
        if byte(at: end + 1) == UInt8(ascii: "*") || byte(at: end + 1) == UInt8(ascii: "/") {
          return mustBeRegex ? end : nil
        }
        return lastSpace == end - 1 && !mustBeRegex ? nil : end + 1
      case UInt8(ascii: "\\"):
        end += 1
        if byte(at: end) == 0x0A || byte(at: end) == 0x0D { return mustBeRegex ? end : nil }
      case UInt8(ascii: "(") where classes == 0: groups += 1
      case UInt8(ascii: ")") where classes == 0:
        if groups == 0, !mustBeRegex { return nil }
        groups = max(0, groups - 1)
      case UInt8(ascii: "["): classes += 1
      case UInt8(ascii: "]"): classes = max(0, classes - 1)
      case UInt8(ascii: " "), 0x09: lastSpace = end
      default: break
      }
      end += 1
    }
    return mustBeRegex ? min(end, bytes.count) : nil
  }
}
