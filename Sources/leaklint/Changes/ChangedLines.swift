import LeakModel

/// The lines that have changed since a revision, in the files in which findings lie.
struct ChangedLines {
  /// By the path that findings show. A file that is not here is new throughout.
  private var changed: [String: Set<Int>] = [:]

  /// - Parameter folder: the current folder, below which shown paths may be relative.
  static func since(
    _ revision: Revision, findings: [Finding], in folder: FilePath, _ source: SourceLines
  ) -> Result<ChangedLines, Git.Failure> {
    let files = Set(findings.flatMap(\.places).map(\.file))
    let inside = files.compactMap { file -> (file: String, path: FilePath)? in
      let absolute = FilePath(file).isAbsolute ? FilePath(file) : folder.appending(file.utf8)
      return absolute.relative(to: revision.top).map { (file, $0) }
    }
    return revision.contents(of: inside.map(\.path)).flatMap { contents in
      let new = inside.filter { contents[$0.path] == nil }.map { (path: $0.path, lines: source.lines(of: $0.file)) }
      return Renames.texts(of: new, in: revision).map { renamed in
        var lines = ChangedLines()
        for (file, path) in inside {
          guard let old = contents[path].map(SourceLines.split) ?? renamed[path] else { continue }
          lines.changed[file] = LineDifference.changedLines(from: old, to: source.lines(of: file))
        }
        return lines
      }
    }
  }

  /// Whether the finding, its path or one of its other places touches a changed line.
  func touch(_ finding: Finding) -> Bool {
    finding.places.contains { place in
      guard let lines = changed[place.file] else { return true }
      return (place.start.line...max(place.start.line, place.end.line)).contains(where: lines.contains)
    }
  }
}

extension Finding {
  fileprivate var places: [Place] { [place] + related.map(\.place) + path.map(\.place) }
}
