import LeakModel
import Rules
import Testing

/// What the fixtures say of themselves is what front end, engine and rules find.
@Suite struct FixtureTests {
  @Test func thereAreFixtures() {
    #expect(Fixture.all.count > 1)
  }

  @Test(arguments: Fixture.all)
  func findingsAreTheAnnotations(_ fixture: Fixture) async {
    let outcome = await Analysis.run(fixture)
    let (annotations, unreadable) = Annotation.read(fixture)
    let comparison = Comparison(fixture, annotations: annotations, findings: outcome.findings)
    expectNone(unreadable, "These comments look like annotations and can't be read:")
    expectNone(comparison.unexpected, "Unexpected findings:")
    expectNone(comparison.missing, "Missing findings:")
    expectNone(comparison.promotable, "These gaps are closed; move them to leaks.swift or clean.swift:")
    expectNone(outcome.notices.map { "\($0.file): \($0.message)" }, "A fixture is read to its end, but:")
  }

  @Test(arguments: Fixture.all)
  func annotationsNameRules(_ fixture: Fixture) {
    let rules = Set(allRules.map(\.id))
    let unknown = Annotation.read(fixture).annotations.filter { $0.kind != .todoOk && !rules.contains($0.rule) }
    expectNone(unknown.map { "\(fixture.path):\($0.description)" }, "No rule has this name:")
  }

  @Test(arguments: Fixture.all)
  func todosStandInGaps(_ fixture: Fixture) {
    let todos = Annotation.read(fixture).annotations.filter { $0.kind == .todoWant || $0.kind == .todoOk }
    guard !fixture.isGaps else { return }
    expectNone(todos.map { "\(fixture.path):\($0.description)" }, "Known gaps stand in gaps.swift. Move these:")
  }
}

/// Fails with all places at once.
func expectNone(_ places: [String], _ title: String, sourceLocation: SourceLocation = #_sourceLocation) {
  guard !places.isEmpty else { return }
  let list = places.map { "  " + $0 }.joined(separator: "\n")
  Issue.record(Comment(rawValue: "\(title)\n\(list)"), sourceLocation: sourceLocation)
}
