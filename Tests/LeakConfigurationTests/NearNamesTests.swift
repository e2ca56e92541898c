import Testing

@testable import LeakModel

/// What a mistyped name may have meant.
@Suite struct NearNamesTests {
  @Test(arguments: [
    ("no-reciever", ["no-receiver"]), ("receiver", ["no-receiver", "receiver-skipped"]),
    ("sender", ["forgotten-sender"]), ("double_resume", ["double-resume"]),
    ("DOUBLE-RESUME", ["double-resume"]), ("xyz", []), ("", []),
  ])
  func nearNames(_ text: String, _ expected: [String]) {
    let names = ["no-receiver", "receiver-skipped", "forgotten-sender", "double-resume"]
    #expect(NearNames.of(text, among: names) == expected)
  }

  @Test(arguments: [("", "", 0), ("a", "", 1), ("", "abc", 3), ("kitten", "sitting", 3), ("ab", "ba", 2)])
  func distances(_ a: String, _ b: String, _ expected: Int) {
    #expect(NearNames.distance(a, b) == expected)
  }
}
