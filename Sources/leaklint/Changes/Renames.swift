/// Which files of the work tree had another path in a revision, as git finds renames: by their text.
struct Renames {
  /// At least so many of a hundred lines must be the same.
  private static let similarity = 50
  /// Beyond this many files that are gone, only those with the same name are looked at.
  private static let mostFiles = 200

  /// For each new file the text that it had under its old path, if it had one. No old file is taken twice.
  ///
  /// - Parameters:
  ///   - new: files that the revision does not have, with their lines.
  ///   - revision: is asked for the files that are gone.
  static func texts(
    of new: [(path: FilePath, lines: [String])], in revision: Revision
  ) -> Result<[FilePath: [String]], Git.Failure> {
    guard !new.isEmpty else { return .success([:]) }
    let names = Set(new.map(\.path.name))
    let removed = revision.removedFiles
    let likely = removed.count > mostFiles ? removed.filter { names.contains($0.name) } : removed
    return revision.contents(of: Array(likely.prefix(mostFiles))).map { contents in
      pairs(new, contents.map { ($0.key, SourceLines.split($0.value)) })
    }
  }

  /// The most alike first; among those the ones that kept their name.
  private static func pairs(
    _ new: [(path: FilePath, lines: [String])], _ old: [(path: FilePath, lines: [String])]
  ) -> [FilePath: [String]] {
    let counted = old.map { (path: $0.path, lines: $0.lines, counts: counts($0.lines)) }
    var candidates: [(share: Int, hasName: Bool, new: FilePath, old: Int)] = []
    for file in new {
      for (index, other) in counted.enumerated() {
        let share = share(file.lines, other.counts, other.lines.count)
        if share >= similarity { candidates.append((share, file.path.name == other.path.name, file.path, index)) }
      }
    }
    candidates.sort { a, b in
      if a.share != b.share { return a.share > b.share }
      if a.hasName != b.hasName { return a.hasName }
      return (a.new, counted[a.old].path) < (b.new, counted[b.old].path)
    }
    var texts: [FilePath: [String]] = [:]
    var taken: Set<Int> = []
    for candidate in candidates where texts[candidate.new] == nil && taken.insert(candidate.old).inserted {
      texts[candidate.new] = counted[candidate.old].lines
    }
    return texts
  }

  private static func counts(_ lines: [String]) -> [String: Int] {
    lines.reduce(into: [:]) { $0[$1, default: 0] += 1 }
  }

  /// How many of a hundred lines of the longer text are in the other one, too.
  private static func share(_ lines: [String], _ others: [String: Int], _ otherCount: Int) -> Int {
    var left = others
    var common = 0
    for line in lines where left[line, default: 0] > 0 {
      left[line, default: 0] -= 1
      common += 1
    }
    return common * 100 / max(1, lines.count, otherCount)
  }
}
