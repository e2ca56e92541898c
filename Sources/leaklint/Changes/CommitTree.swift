import Foundation

/// The paths that a commit has, as `git ls-tree -r -z` lists them.
struct CommitTree {
  /// The names of the objects that hold the texts of files.
  private(set) var files: [FilePath: String] = [:]
  /// The commits of other repositories, by the folders in which they lie.
  private(set) var submodules: [FilePath: String] = [:]

  /// - Parameter listing: for each path `mode kind object`, a tab, the path and a zero.
  init(listing: Data) {
    for entry in listing.split(separator: 0) {
      guard let tab = entry.firstIndex(of: 0x09) else { continue }
      let words = String(decoding: entry[..<tab], as: UTF8.self).split(separator: " ").map(String.init)
      guard words.count == 3 else { continue }
      let path = FilePath(bytes: Array(entry[(tab + 1)...]))
      switch (words[0], words[1]) {
      // What a symbolic link holds is no text of a file.
      case ("120000", _): continue
      case (_, "blob"): files[path] = words[2]
      case (_, "commit"): submodules[path] = words[2]
      default: continue
      }
    }
  }
}
