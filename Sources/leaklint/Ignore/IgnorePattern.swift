/// One line of a `.gitignore` file.
struct IgnorePattern: Hashable, Sendable {
  private enum Part: Hashable, Sendable {
    /// Exactly one component.
    case one(Glob)
    /// `**`, which git takes `***` for as well: any number of components.
    case any
  }
  /// The components from the folder of the file on.
  private var parts: [Part]
  /// After `!`: what matches is not ignored.
  let isNegated: Bool
  /// Ended by `/`.
  let isForFoldersOnly: Bool

  /// `nil` for a blank line, a comment, and text that is no pattern.
  init?(line: ArraySlice<UInt8>) {
    var line = Self.withoutTrailingSpaces(line)
    guard let first = line.first, first != UInt8(ascii: "#") else { return nil }
    isNegated = first == UInt8(ascii: "!")
    if isNegated { line.removeFirst() }
    isForFoldersOnly = line.last == FilePath.slash
    if isForFoldersOnly { line.removeLast() }
    guard !line.isEmpty else { return nil }
    let isAnchored = line.contains(FilePath.slash)
    if line.first == FilePath.slash { line.removeFirst() }
    var parts: [Part] = isAnchored ? [] : [.any]
    for component in line.split(separator: FilePath.slash, omittingEmptySubsequences: false) {
      if isAnchored, component.count > 1, component.allSatisfy({ $0 == UInt8(ascii: "*") }) {
        if parts.last != .any { parts.append(.any) }
      } else if let glob = Glob(component) {
        parts.append(.one(glob))
      } else {
        return nil
      }
    }
    self.parts = parts
  }

  /// Whether a path, as its components below the folder of the file, matches. The time is at most proportional to the
  /// product of the lengths, as in `Glob`.
  func matches(_ path: ArraySlice<ArraySlice<UInt8>>, isFolder: Bool) -> Bool {
    if isForFoldersOnly, !isFolder { return false }
    var position = path.startIndex
    var part = 0
    var retry: (part: Int, position: Int)?
    while position < path.endIndex {
      if part < parts.count, parts[part] == .any {
        retry = (part + 1, position)
        part += 1
      } else if part < parts.count, case .one(let glob) = parts[part], glob.matches(path[position]) {
        part += 1
        position += 1
      } else if let last = retry {
        retry = (last.part, last.position + 1)
        (part, position) = (last.part, last.position + 1)
      } else {
        return false
      }
    }
    // A `**` at the end was passed only where something was left: it stands for what is in a folder, not the folder.
    return part == parts.count
  }

  private static func withoutTrailingSpaces(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var line = line
    while line.last == UInt8(ascii: " ") {
      let backslashes = line.dropLast().reversed().prefix { $0 == UInt8(ascii: "\\") }.count
      if backslashes % 2 == 1 { break }
      line.removeLast()
    }
    return line
  }
}
