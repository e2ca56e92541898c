import Testing

/// Small files with one idea each.
@Suite struct SizeTests {
  private let sizes = Project.shared.sources.map { (path: $0.path, lines: $0.file.lineCount) }
    .sorted { $0.lines < $1.lines }

  /// The files above a limit, the longest first.
  private func files(over limit: Int) -> [String] {
    sizes.reversed().filter { $0.lines > limit }.map { "\($0.path): \($0.lines) lines" }
  }

  /// The size that a share of the files does not exceed.
  private func quantile(_ share: Double) -> Int {
    sizes.isEmpty ? 0 : sizes[min(sizes.count - 1, Int(Double(sizes.count) * share))].lines
  }

  @Test func noFileIsLongerThan400Lines() {
    expectNone(files(over: 400), "Split these files; each part holds one idea:")
  }

  @Test func theMedianIsAtMost110Lines() {
    guard quantile(0.5) > 110 else { return }
    expectNone(files(over: 110), "The median file has \(quantile(0.5)) lines and may have 110. Split some of these:")
  }

  @Test func nineInTenHaveAtMost220Lines() {
    guard quantile(0.9) > 220 else { return }
    expectNone(files(over: 220), "One file in ten is longer than 220 lines. Split some of these:")
  }
}
