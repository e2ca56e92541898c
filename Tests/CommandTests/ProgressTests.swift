import Testing

@testable import leaklint

/// What a long run says of itself while it runs.
@Suite struct ProgressTests {
  @Test func filesAreCountedThenPathsFollowed() {
    #expect(Progress.line(done: 3, of: 12, width: nil) == "leaklint: reading files: 3 of 12")
    #expect(Progress.line(done: 12, of: 12, width: 80) == "leaklint: following paths in 12 files")
    #expect(Progress.line(done: 1, of: 1, width: 80) == "leaklint: following paths in 1 file")
  }

  /// The last column stays free: some terminals begin another row as soon as it is written to.
  @Test(arguments: [1, 10, 24, 38, 200])
  func oneRowIsNeverLeft(_ width: Int) {
    let line = Progress.line(done: 12678, of: 12678, width: width)
    #expect(line.count < width || line.isEmpty)
    #expect("leaklint: following paths in 12678 files".hasPrefix(line))
  }
}
