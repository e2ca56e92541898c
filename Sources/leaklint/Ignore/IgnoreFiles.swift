/// Finds the `.gitignore` files that bear on a folder.
enum IgnoreFiles {
  static let name = Array(".gitignore".utf8)

  /// The scope of the folders around `folder` up to the root of its git work tree, and the components that lead from
  /// that root to `folder`. Without a work tree there are none.
  static func around(_ folder: FilePath) -> (scope: IgnoreScope?, components: [ArraySlice<UInt8>]) {
    guard let resolved = folder.resolved else { return (nil, []) }
    let all = resolved.components
    guard let rootDepth = (0...all.count).last(where: { isRoot(path(all.prefix($0))) }) else { return (nil, []) }
    var scope: IgnoreScope?
    for depth in rootDepth..<max(rootDepth, all.count) {
      scope = extend(scope, by: path(all.prefix(depth)), depth: depth - rootDepth)
    }
    return (scope, Array(all.dropFirst(rootDepth)))
  }

  /// The scope within `folder`: `outer` itself if the folder has no `.gitignore` file that can be read.
  static func extend(_ outer: IgnoreScope?, by folder: FilePath, depth: Int) -> IgnoreScope? {
    guard case .success(let text) = FileReading.read(folder.appending(name)) else { return outer }
    return IgnoreScope(text: text, depth: depth, outer: outer)
  }

  private static func path(_ components: ArraySlice<ArraySlice<UInt8>>) -> FilePath {
    FilePath("/").appending(components.joined(separator: [FilePath.slash]))
  }

  /// `.git` is a folder, or a file in submodules and linked work trees.
  private static func isRoot(_ folder: FilePath) -> Bool {
    if case .success = FileStatus.of(folder.appending(".git".utf8)) { true } else { false }
  }
}
