/// Patterns of a configuration, as `.gitignore` has them: `Generated/`, `*.pb.swift`, `Sources/**/Mocks`. A pattern without
/// a slash fits at any depth; what fits a folder fits all that is in it.
struct PathPatterns {
  private let scope: IgnoreScope
  let isEmpty: Bool

  init(_ patterns: [String]) {
    isEmpty = patterns.isEmpty
    scope = IgnoreScope(
      patterns: patterns.compactMap { IgnorePattern(line: Array($0.utf8)[...]) }, depth: 0, outer: nil)
  }

  static func isPattern(_ text: String) -> Bool { IgnorePattern(line: Array(text.utf8)[...]) != nil }

  /// Whether a file, or a folder around it, fits.
  func match(_ path: [ArraySlice<UInt8>]) -> Bool {
    path.indices.contains { scope.ignores(Array(path[...$0]), isFolder: $0 < path.count - 1) }
  }
}

extension Settings {
  /// The components of a path below the folder of the configuration; `nil` if it lies elsewhere.
  func components(of path: FilePath) -> [ArraySlice<UInt8>]? {
    path.resolved?.relative(to: folder)?.components
  }

  /// The files that are left: those that were named, and of the others those that are included and not excluded.
  func select(_ files: [FoundFile]) -> [FoundFile] {
    let (include, exclude) = (PathPatterns(user.include), PathPatterns(user.exclude))
    if include.isEmpty, exclude.isEmpty { return files }
    return files.filter { file in
      guard !file.isNamed, let path = components(of: file.path) else { return true }
      return (include.isEmpty || include.match(path)) && !exclude.match(path)
    }
  }
}
