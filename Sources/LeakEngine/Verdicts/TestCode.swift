import LeakDomain
import LeakFlow

/// Tests, test doubles and benchmarks leak on purpose, or only when they have failed: what is found there weighs less.
enum TestCode {
  private static let folders: Set<String> = [
    "test", "tests", "mock", "mocks", "fake", "fakes", "stub", "stubs", "spies", "testdoubles", "testutilities",
    "testsupport", "testhelpers", "testutils", "unittests", "uitests", "spec", "specs", "benchmarks", "preview content",
  ]

  /// How names of files begin or end that hold tests or test doubles: `MockStore.swift`, `Store+Mock.swift`.
  private static let doubles = ["Mock", "Mocks", "Stub", "Stubs", "Fake", "Fakes", "Spy", "Dummy"]
  private static let suffixes = doubles + ["Tests", "Test", "TestCase", "Spec", "Specs"]

  static func isTest(_ file: FlowFile, _ models: ModelTable) -> Bool {
    isTest(file.home) || file.imports.contains { models.has($0, .testFramework) }
  }

  /// Whether a path lies in a folder, or has the name, of tests or test doubles.
  private static func isTest(_ path: String) -> Bool {
    let parts = path.split(separator: "/").map(String.init)
    let inFolder = parts.dropLast().contains {
      folders.contains($0.lowercased()) || $0.hasSuffix("Tests") || $0.hasSuffix("Tester")
    }
    guard let name = parts.last?.split(separator: ".").first.map(String.init) else { return inFolder }
    return inFolder || suffixes.contains(where: name.hasSuffix)
      || doubles.contains { name.hasPrefix($0) && name.dropFirst($0.count).first?.isLowercase != true }
  }
}
