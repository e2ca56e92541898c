import Testing

/// What holds for every text file, whatever its language.
@Suite struct TextTests {
  private let project = Project.shared

  /// The places where a line matches, in files that pass the filter.
  private func places(
    of pattern: some RegexComponent, where isChecked: (ProjectFile) -> Bool = { _ in true }
  ) -> [String] {
    project.files.filter(isChecked).flatMap { file in
      file.lines.enumerated().filter { $0.element.contains(pattern) }
        .map { "\(file.path):\($0.offset + 1): \($0.element.prefix(100))" }
    }
  }

  /// Fixtures hold odd text on purpose, and the licence is as its authors wrote it.
  private func isOurs(_ file: ProjectFile) -> Bool { !file.path.hasPrefix("Fixtures/") && file.name != "LICENSE" }

  @Test func noTabs() {
    expectNone(places(of: /\t/, where: isOurs), "Indent with two spaces; in a string write \\t:")
  }

  @Test func noTrailingSpaces() {
    expectNone(places(of: /[ \r]$/, where: isOurs), "Remove the spaces at the ends of these lines:")
  }

  @Test func everyFileEndsWithALineEnd() {
    let violations = project.files.filter { isOurs($0) && !$0.text.isEmpty && !$0.text.hasSuffix("\n") }
    expectNone(violations.map(\.path), "End the last line of these files:")
  }

  @Test func noPathOfSomebodysMachine() {
    expectNone(
      places(of: /(?:^|[^\w.~$}])\/(?:work|root|tmp)(?:$|[^\w-])/),
      "Paths are relative to the project or to a temporary folder that the system names. Change these:")
  }
}
