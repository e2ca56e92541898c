import Testing

/// Half a file is no reason to crash or to hang.
@Suite(.serialized) struct TornFileTests {
  /// Cuts every fixture at every 100th byte. To reach this function's end is the test; what is found doesn't matter.
  @Test(.timeLimit(.minutes(10)), arguments: Fixture.all)
  func everyHundredthByte(_ fixture: Fixture) async {
    let cuts = Array(stride(from: 100, to: fixture.bytes.count, by: 100))
    let analysed = await Analysis.onLargeStack {
      cuts.filter { cut in
        let outcome = Analysis.run(Array(fixture.bytes.prefix(cut)), path: fixture.path)
        return outcome.findings.allSatisfy { $0.place.start.line <= fixture.lines.count }
      }
    }
    #expect(analysed == cuts, "Findings lie within the file")
  }

  /// The other half: a file that begins in the middle.
  @Test(.timeLimit(.minutes(10)), arguments: Fixture.all.filter(\.isLeaks))
  func everyThousandthByteFromTheEnd(_ fixture: Fixture) async {
    let cuts = Array(stride(from: 137, to: fixture.bytes.count, by: 1000))
    let analysed = await Analysis.onLargeStack {
      cuts.filter { cut in
        let outcome = Analysis.run(Array(fixture.bytes.dropFirst(cut)), path: fixture.path)
        return outcome.findings.allSatisfy { $0.place.start.line <= fixture.lines.count }
      }
    }
    #expect(analysed == cuts, "Findings lie within the file")
  }
}
