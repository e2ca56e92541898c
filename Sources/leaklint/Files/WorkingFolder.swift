#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The current folder, and how paths are shown in it.
struct WorkingFolder: Sendable {
  /// Absolute, without links; empty if the folder was removed.
  var path: FilePath
  /// The same folder as the shell calls it, where that leads through a link.
  var alias: FilePath?

  static func current() -> WorkingFolder {
    guard let path = FilePath("").resolved else { return WorkingFolder(path: FilePath(bytes: []), alias: nil) }
    guard let name = getenv("PWD") else { return WorkingFolder(path: path, alias: nil) }
    let alias = FilePath(String(cString: name))
    let isSame = alias.isAbsolute && alias != path && alias.resolved == path
    return WorkingFolder(path: path, alias: isSame ? alias : nil)
  }

  /// The path to show: relative where it lies below the current folder, absolute otherwise; empty for the current
  /// folder itself. The last component stays as given, even if it is a link.
  func shown(_ given: FilePath) -> String { shownPath(given).text }

  func shownPath(_ given: FilePath) -> FilePath {
    let absolute = absolute(given)
    for folder in [path, alias].compactMap({ $0 }) {
      if let relative = absolute.relative(to: folder) { return relative }
    }
    guard let last = absolute.components.last else { return absolute }
    let parent = FilePath(bytes: Array(absolute.bytes.dropLast(last.count))).resolved
    return parent?.appending(last).relative(to: path) ?? absolute
  }

  /// Absolute, without empty parts, `.` and `..`.
  private func absolute(_ given: FilePath) -> FilePath {
    let joined = given.isAbsolute ? given : path.appending(given.bytes)
    let parts = joined.components
    let up = Array("..".utf8)[...]
    // What `..` means behind a link only the file system knows.
    if parts.contains(up) {
      if let resolved = joined.resolvedButLast { return resolved }
    }
    return FilePath("/").appending(parts.joined(separator: [FilePath.slash]))
  }
}

extension FilePath {
  /// With links, `.` and `..` resolved in all but the last component; in that one too if it is `..`.
  fileprivate var resolvedButLast: FilePath? {
    guard let last = components.last, !last.elementsEqual("..".utf8) else { return resolved }
    let parent = components.dropLast().joined(separator: [Self.slash])
    return FilePath("/").appending(parent).resolved?.appending(last)
  }
}
