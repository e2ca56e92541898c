import LeakModel
import Testing

/// The names of contents are those that everybody computes for them.
@Suite struct ContentDigestTests {
  /// Those of `b2sum --length 256`: of nothing, of the example in RFC 7693, and around the length of one block and of two.
  @Test(arguments: [
    ("", "0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8"),
    ("abc", "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319"),
    (
      String(repeating: "a", count: 127), "59e2f1aba240f20aa591016f5ef429990bc9c2131dcd0d30f0ffd75ed18f317d"
    ),
    (
      String(repeating: "a", count: 128), "ae2aa48507885c4c950fb809b2076f959cde9f8ea6da260d9a3587df33dac450"
    ),
    (
      String(repeating: "a", count: 129), "2f64744a6de0d2c0b56e64cf6e29a5aaa255010d415d51c75ccc82f73dccd865"
    ),
    (
      String(repeating: "a", count: 256), "eae4d3a7627549b383179dc18049964f91a6fed14c9f3fb26705eda3eeda5558"
    ),
    (
      String(repeating: "a", count: 257), "496943de3c8b1458635ee30c15bb26cede6957abdd28f0a860cdaf967116c747"
    ),
  ])
  func digestsAreThoseOfTheStandard(_ text: String, _ digest: String) {
    #expect(ContentDigest(Array(text.utf8)).description == digest)
    #expect(ContentDigest(text.utf8.lazy.map { $0 }).description == digest)
  }

  @Test func piecesAreHashedAsTheWhole() {
    let parts = [1, 300, 0, 128].map { [UInt8](repeating: 9, count: $0) }
    let whole = parts.flatMap { part in withUnsafeBytes(of: UInt64(part.count).littleEndian, Array.init) + part }
    #expect(ContentDigest(parts: parts) == ContentDigest(whole))
  }

  @Test func partsAreToldApart() {
    let digests = [[[1, 2], [3]], [[1], [2, 3]], [[1, 2, 3]], [[1, 2, 3], []], [[], [1, 2, 3]]]
      .map { ContentDigest(parts: $0) }
    #expect(Set(digests).count == digests.count)
  }
}
