import Testing

@testable import LeakReporting

/// Lines and their hashes.
@Suite struct LineHashTests {
  /// Values that the upload action's own implementation gives.
  @Test(arguments: [
    ("", ["c129715d7a2bc9a3:1"]),
    (
      " a\nb\n  \t\tc\n d",
      ["271789c17abda88f:1", "54703d4cd895b18:1", "180aee12dab6264:1", "a23a3dc5e078b07b:1"]
    ),
    (
      " hello; \t\nworld!!!\r\n\n\r  \t\tGreetings\r End\r\n",
      [
        "e9496ae3ebfced30:1", "fb7c023a8b9ccb3f:1", "ce8ba1a563dcdaca:1", "e20e36e16fcb0cc8:1", "b3edc88f2938467e:1",
        "c8e28b0b4002a3a0:1", "c129715d7a2bc9a3:1",
      ]
    ),
    (
      String(repeating: "Lorem ipsum dolor sit amet.\n", count: 10),
      (1...6).map { "a7f2ff13bc495cf2:\($0)" } + [
        "a7f2ff1481e87703:1", "a9cf91f7bbf1862b:1", "55ec222b86bcae53:1", "cc97dc7b1d7d8f7b:1", "c129715d7a2bc9a3:1",
      ]
    ),
  ])
  func known(_ text: String, _ hashes: [String]) {
    #expect(LineHash.hashes(of: Array(text.utf8)) == hashes)
  }

  @Test(arguments: [Sample.text, Sample.otherText, "\r \n\r\n \r", "🦊\u{2028}\u{FEFF}\n\t \n", "a\rb\nc\r\nd"])
  func agreesWithTheDefinition(_ text: String) {
    #expect(LineHash.hashes(of: Array(text.utf8)) == SlowLineHash.hashes(of: text))
  }
}

/// The definition, carried out line by line: no window, no rolling.
enum SlowLineHash {
  static func hashes(of text: String) -> [String] {
    var lines: [[UInt64]] = [[]]
    var previous: UInt16 = 0
    for unit in text.utf16 {
      // A line feed right behind a carriage return belongs to it.
      if unit == 10, previous == 13 {
      } else if unit == 13 || unit == 10 {
        lines[lines.count - 1].append(10)
        lines.append([])
      } else if unit != 32, unit != 9 {
        lines[lines.count - 1].append(UInt64(unit))
      }
      previous = unit
    }
    lines[lines.count - 1].append(65535)
    var counts: [String: Int] = [:]
    return lines.indices.map { index in
      let window = lines[index...].joined() + [UInt64](repeating: 0, count: 100)
      let hash = String(window.prefix(100).reduce(0) { $0 &* 37 &+ $1 }, radix: 16)
      counts[hash, default: 0] += 1
      return "\(hash):\(counts[hash, default: 0])"
    }
  }
}
