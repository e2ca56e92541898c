import Testing

@testable import leaklint

@Suite struct LineDifferenceTests {
  private func changed(_ old: String, _ new: String) -> Set<Int> {
    LineDifference.changedLines(from: old.map(String.init), to: new.map(String.init))
  }

  @Test(arguments: [
    ("abc", "abc", []), ("abc", "axc", [2]), ("abc", "abxc", [3]), ("abc", "ac", [1, 2]), ("", "ab", [1, 2]),
    ("ab", "", []), ("abc", "bc", [1]), ("abc", "ab", [2]), ("abcd", "xbcy", [1, 4]),
  ])
  func isFound(_ old: String, _ new: String, _ lines: [Int]) {
    #expect(changed(old, new) == Set(lines))
  }

  @Test func largePartsAreLookedUp() {
    let old = (0..<LineDifference.largestPart).map(String.init)
    var new = Array(old.reversed())
    new[100] = "new"
    #expect(LineDifference.changedLines(from: old, to: new) == [101])
  }

  @Test(arguments: [("a\nb\r\nc\rd", ["a", "b", "c", "d"]), ("", []), ("\n\n", ["", ""]), ("a\n", ["a"])])
  func linesEndInThreeWays(_ text: String, _ lines: [String]) {
    #expect(SourceLines.split(Array(text.utf8)) == lines)
  }
}
