import Testing

/// One rule a file; id, member, file and fixture folder carry one name.
@Suite struct RuleFileTests {
  private let project = Project.shared

  /// The files of `Rules` itself. What several rules share may stand in folders below it.
  private var ruleFiles: [SourceFile] {
    project.sources(of: "Rules").filter {
      $0.file.name != "AllRules.swift" && $0.path.split(separator: "/").count == 2
    }
  }

  private var list: SourceFile? { project.sources.first { $0.path == "Rules/AllRules.swift" } }

  @Test func thereAreRules() {
    #expect(list != nil, "Rules/AllRules.swift holds the only list of rules; add it")
    #expect(!ruleFiles.isEmpty, "Rules holds one file a rule; add one")
  }

  @Test func theIdIsTheNameOfTheFile() {
    let violations = ruleFiles.filter { !$0.file.text.contains("id: \"\(kebabCase($0.file.stem))\"") }
    expectNone(
      violations.map { "\($0.path): id \"\(kebabCase($0.file.stem))\"" },
      "A rule's id is the name of its file in kebab case. Rename one of them, or move a shared file into a folder:")
  }

  @Test func theMemberIsTheNameOfTheFile() {
    let violations = ruleFiles.filter { source in
      !source.swift.words.contains { $0.previous == "let" && $0.text == camelCase(source.file.stem) }
    }
    expectNone(
      violations.map { "\($0.path): let \(camelCase($0.file.stem))" },
      "A rule is a `let` with the name of its file. Rename one of them:")
  }

  @Test func everyRuleHasFixtures() {
    let wanted = ruleFiles.flatMap { source in
      ["leaks", "clean"].map { (folder: "Fixtures/\(kebabCase(source.file.stem))/", start: $0) }
    }
    let missing = wanted.filter { want in
      !project.files.contains {
        $0.path.hasPrefix(want.folder) && $0.name.hasPrefix(want.start) && $0.name.hasSuffix(".swift")
      }
    }
    expectNone(
      missing.map { "\($0.folder)…/\($0.start).swift" },
      "A rule shows what it finds and where it is silent. Add these fixtures:")
  }

  @Test func everyFixtureFolderIsARule() {
    let folders = project.files.map { $0.path.split(separator: "/").map(String.init) }
      .filter { $0.count > 2 && $0[0] == "Fixtures" && !$0[1].hasPrefix("_") }.map { $0[1] }
    let rules = Set(ruleFiles.map { kebabCase($0.file.stem) })
    expectNone(
      Set(folders).subtracting(rules).sorted(),
      "A folder of Fixtures has the id of a rule, or begins with `_`. Rename these, or add the rules:")
  }

  @Test func everyRuleIsInTheList() {
    let listed = Set(list?.swift.words.map(\.text) ?? [])
    expectNone(
      ruleFiles.filter { !listed.contains(camelCase($0.file.stem)) }.map(\.path),
      "A rule that is not in Rules/AllRules.swift never runs. Add these:")
  }

  @Test func thereIsNoOtherList() {
    let ids = Set(ruleFiles.map { kebabCase($0.file.stem) })
    let violations = project.sources.filter { $0.path != "Rules/AllRules.swift" }.flatMap { source in
      let lists = source.swift.codeLines.enumerated().filter { $0.element.contains(/\[Rule\]\s*=\s*\[\s*\w/) }
        .map { "\(source.path):\($0.offset + 1): a list of rules" }
      let names = source.swift.strings.filter { source.target != "Rules" && ids.contains($0.text) }
        .map { "\(source.path):\($0.line): \"\($0.text)\"" }
      return lists + names
    }
    expectNone(violations, "Rules/AllRules.swift is the only list of rules. Take rules and ids from there:")
  }

  private func kebabCase(_ name: String) -> String {
    String(name.flatMap { $0.isUppercase ? "-\($0.lowercased())" : String($0) }.drop { $0 == "-" })
  }

  private func camelCase(_ name: String) -> String { name.prefix(1).lowercased() + name.dropFirst() }
}
