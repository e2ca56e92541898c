/// Tests, test doubles and benchmarks leak on purpose, or only when they have failed: what is found there weighs less.
enum TestCode {
  private static let folders: Set<String> = [
    "tests", "mocks", "fakes", "stubs", "testutilities", "testsupport", "testhelpers", "unittests", "uitests",
    "benchmarks",
  ]

  /// Whether a path lies in a folder, or has the name, of tests or test doubles.
  static func isTest(_ path: String) -> Bool {
    let parts = path.split(separator: "/").map(String.init)
    let inFolder = parts.dropLast().contains {
      folders.contains($0.lowercased()) || $0.hasSuffix("Tests") || $0.hasSuffix("Tester")
    }
    guard let name = parts.last else { return inFolder }
    return inFolder || name.hasSuffix("Tests.swift") || name.hasPrefix("Mock")
  }
}
