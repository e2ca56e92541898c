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
  private(set) var members: [[Int]] = []
  /// The path of each file in its project; `nil` where it belongs to none.
  private var homes: [FilePath?] = []

  init(of files: [FoundFile], in folder: WorkingFolder) {
    let places = places(of: files, in: folder)
    joinPackages(Set(places))
    var groups: [FilePath: Int] = [:]
    for (number, place) in places.enumerated() {
      let leader = leader(of: place.package ?? place.workTree)
      if let group = groups[leader] {
        members[group].append(number)
      } else {
        groups[leader] = members.count
        members.append([number])
      }
    }
  }

  /// The same files, each with its path in its project.
  func placed(_ files: [FoundFile]) -> [FoundFile] {
    zip(files, homes).map { file, home in
      var file = file
      file.home = home
      return file
    }
  }

  private mutating func places(of files: [FoundFile], in folder: WorkingFolder) -> [ProjectFolders.Place] {
    var resolved: [FilePath: FilePath] = [:]
    return files.map { file in
      let given = file.path.folder
      let absolute = resolved[given] ?? given.resolved ?? folder.path
      resolved[given] = absolute
      let place = folders.place(of: absolute)
      homes.append(place.root.flatMap { absolute.appending(file.path.name).relative(to: $0) })
      return place
    }
  }

  private mutating func joinPackages(_ all: Set<ProjectFolders.Place>) {
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
