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

  /// A terminal that becomes narrower breaks the line that it shows: all of its rows are written over.
  @Test(arguments: [(80, 1), (40, 1), (39, 2), (20, 2), (19, 3)])
  func rowsOfANarrowerTerminal(_ width: Int, _ rows: Int) {
    let line = Progress.line(done: 12678, of: 12678, width: 80)
    #expect(line.count == 40)
    #expect(Progress.rows(of: line, width: width) == rows)
    #expect(Progress.rows(of: line, width: nil) == 1)
    #expect(Progress.rows(of: "", width: width) == 1)
  }
}
