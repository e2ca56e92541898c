import LeakModel
import Testing

/// Every shape in which tasks hang has a function that leaks and a repaired twin that is silent.
@Suite struct ShapeTests {
  @Test func everyLineIsRead() {
    #expect(Shape.all.count == Shape.lineCount)
    #expect(Set(Shape.all.map(\.name)).count >= 33)
    #expect(Set(Shape.all.map { $0.name + $0.variant }).count == Shape.all.count, "a variant stands there twice")
  }

  @Test(arguments: Shape.all)
  func leaks(_ shape: Shape) throws {
    let fixture = try #require(Fixture.all.first { $0.path == "Fixtures/\(shape.fixture)" })
    let kind = fixture.isGaps ? Annotation.Kind.todoWant : .want
    let wanted = Annotation.read(fixture).annotations.filter { $0.kind == kind && $0.rule == shape.rule }
    let functions = fixture.functions(named: shape.function)
    #expect(
      functions.contains { lines in wanted.contains { lines.contains($0.line) } },
      "'\(shape.function)' has no '// \(kind.rawValue): \(shape.rule)'")
    #expect(fixture.isGaps == shape.variant.hasPrefix("known gap: "))
  }

  @Test(arguments: Shape.all.filter { !$0.variant.hasPrefix("known gap: ") })
  func twinIsSilent(_ shape: Shape) async throws {
    let folder = try #require(Fixture.all.first { $0.path == "Fixtures/\(shape.fixture)" }).folder
    var twins = 0
    for fixture in Fixture.all where fixture.folder == folder && !fixture.isLeaks && !fixture.isGaps {
      let functions = fixture.functions(named: shape.function + "Repaired")
      twins += functions.count
      guard !functions.isEmpty else { continue }
      let found = await Findings.known.of(fixture).map(\.place.start.line)
      #expect(!functions.contains { lines in found.contains(where: lines.contains) }, "\(fixture.path)")
    }
    #expect(twins > 0, "no function '\(shape.function)Repaired' in \(folder)")
  }
}
