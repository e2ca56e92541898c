/// The patterns of one folder's `.gitignore` file, in front of those of the folders around it.
final class IgnoreScope: Sendable {
  private let patterns: [IgnorePattern]
  /// How many components of a path lead to the folder of the file.
  private let depth: Int
  private let outer: IgnoreScope?

  init(patterns: [IgnorePattern], depth: Int, outer: IgnoreScope?) {
    self.patterns = patterns
    self.depth = depth
    self.outer = outer
  }

  /// - Parameter text: a `.gitignore` file; lines that are no patterns are passed over.
  convenience init(text: [UInt8], depth: Int, outer: IgnoreScope?) {
    let text = text.starts(with: [0xEF, 0xBB, 0xBF]) ? text.dropFirst(3) : text[...]
    let patterns = text.split(separator: 0x0A).compactMap { line in
      IgnorePattern(line: line.last == 0x0D ? line.dropLast() : line)
    }
    self.init(patterns: patterns, depth: depth, outer: outer)
  }

  /// Whether a path, whose folder is not ignored, is. The innermost file that says something decides, and in it the
  /// last pattern that matches.
  func ignores(_ path: [ArraySlice<UInt8>], isFolder: Bool) -> Bool {
    var scope: IgnoreScope? = self
    while let current = scope {
      let rest = path.dropFirst(current.depth)
      if let pattern = current.patterns.last(where: { $0.matches(rest, isFolder: isFolder) }) {
        return !pattern.isNegated
      }
      scope = current.outer
    }
    return false
  }
}
