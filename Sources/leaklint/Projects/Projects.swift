/// The files of a run by projects that cannot know of each other. Each project is analysed on its own: what two of them call
/// by one name is not one thing, memory is needed for one at a time, and a change makes only one of them new.
///
/// A package sees nothing but the packages that its manifest names by a path. Whatever else may hold together, such as
/// the targets of an Xcode project, is not to be seen in the file system: files of no package, and packages whose
/// manifest makes up its paths, belong together with everything in their git work tree.
struct Projects {
  private var folders = ProjectFolders()
  /// For each folder of files, or work tree, one of its project, and so on up to the one that stands for all.
  private var leaders: [FilePath: FilePath] = [:]

  /// The numbers of the files of each project, in their order; the projects in order of their first files.
  static func of(_ files: [FoundFile], in folder: WorkingFolder) -> [[Int]] {
    var projects = Projects()
    let homes = projects.homes(of: files, in: folder)
    var groups: [FilePath: Int] = [:]
    var result: [[Int]] = []
    for (number, home) in homes.enumerated() {
      let leader = projects.leader(of: home)
      if let group = groups[leader] {
        result[group].append(number)
      } else {
        groups[leader] = result.count
        result.append([number])
      }
    }
    return result
  }

  /// The package or work tree of each file, those that belong together joined.
  private mutating func homes(of files: [FoundFile], in folder: WorkingFolder) -> [FilePath] {
    var resolved: [FilePath: FilePath] = [:]
    var places: [ProjectFolders.Place] = []
    for file in files {
      let given = file.path.folder
      let absolute = resolved[given] ?? given.resolved ?? folder.path
      resolved[given] = absolute
      places.append(folders.place(of: absolute))
    }
    let all = Set(places)
    let packages = Set(all.compactMap(\.package))
    for place in all {
      guard let package = place.package else {
        joinAll(all, of: place.workTree)
        continue
      }
      for manifest in ProjectFolders.manifests(of: package) {
        if manifest.isOpen { joinAll(all, of: place.workTree) }
        for path in manifest.paths {
          guard let other = (path.isAbsolute ? path : package.appending(path.bytes)).resolved else { continue }
          if packages.contains(other) { join(package, other) }
        }
      }
    }
    return places.map { $0.package ?? $0.workTree }
  }

  private mutating func joinAll(_ places: Set<ProjectFolders.Place>, of workTree: FilePath) {
    for place in places where place.workTree == workTree { join(place.package ?? workTree, workTree) }
  }

  private mutating func join(_ a: FilePath, _ b: FilePath) {
    let (a, b) = (leader(of: a), leader(of: b))
    if a != b { leaders[max(a, b)] = min(a, b) }
  }

  private func leader(of folder: FilePath) -> FilePath {
    var current = folder
    while let next = leaders[current] { current = next }
    return current
  }
}
