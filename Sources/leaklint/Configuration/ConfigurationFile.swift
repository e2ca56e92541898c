/// Finds the configuration file that bears on some paths.
enum ConfigurationFile {
  static let name = ".leaklint.yml"

  /// The nearest file in the folder of a path or in a folder around it, up to the root of the git work tree; `nil` if there
  /// is none.
  static func find(around path: FilePath) -> FilePath? {
    guard var folder = folder(of: path) else { return nil }
    while true {
      let file = folder.appending(name.utf8)
      if exists(file) { return file }
      let components = folder.components
      if components.isEmpty || exists(folder.appending(".git".utf8)) { return nil }
      folder = FilePath("/").appending(components.dropLast().joined(separator: [FilePath.slash]))
    }
  }

  /// Absolute and without links; `nil` if nothing is there.
  private static func folder(of path: FilePath) -> FilePath? {
    guard let resolved = path.resolved, case .success(let status) = FileStatus.of(resolved) else { return nil }
    if status.kind == .folder { return resolved }
    return FilePath("/").appending(resolved.components.dropLast().joined(separator: [FilePath.slash]))
  }

  private static func exists(_ path: FilePath) -> Bool {
    if case .success = FileStatus.ofLink(path) { true } else { false }
  }
}
