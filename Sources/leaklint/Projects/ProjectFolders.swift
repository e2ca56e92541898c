/// Finds the projects in which folders lie. What was looked at is remembered.
struct ProjectFolders {
  /// Where a folder belongs.
  struct Place: Hashable {
    /// The folder with the nearest `Package.swift`, up to the root of the work tree; `nil` where there is none.
    var package: FilePath?
    /// The outermost of the packages around, which a package for its tests may lie in.
    var outermost: FilePath?
    /// The root of the git work tree; that of the file system where there is none.
    var workTree: FilePath

    /// The folder that is the same wherever one looks from; `nil` where nothing says how far a project goes.
    var root: FilePath? { workTree.components.isEmpty ? outermost : workTree }
  }

  private var known: [FilePath: Place] = [:]

  /// - Parameter folder: absolute.
  mutating func place(of folder: FilePath) -> Place {
    if let place = known[folder] { return place }
    let place = find(folder)
    known[folder] = place
    return place
  }

  private mutating func find(_ folder: FilePath) -> Place {
    let isTree = folder.components.isEmpty || Self.has(folder, ".git")
    var place = Place(package: nil, workTree: folder)
    if !isTree { place = self.place(of: folder.parent) }
    if Self.has(folder, "Package.swift") {
      place.package = folder
      place.outermost = place.outermost ?? folder
    }
    return place
  }

  private static func has(_ folder: FilePath, _ name: String) -> Bool {
    if case .success = FileStatus.of(folder.appending(name.utf8)) { true } else { false }
  }

  /// What the manifests of a package say, those for other versions of the tools included.
  static func manifests(of package: FilePath) -> [PackageManifest] {
    let entries = (try? FolderListing.entries(of: package).get()) ?? []
    return entries.filter { entry in
      entry.name.starts(with: "Package".utf8) && entry.name.suffix(6).elementsEqual(".swift".utf8)
        && (entry.name.count == "Package.swift".utf8.count || entry.name.starts(with: "Package@swift-".utf8))
    }.compactMap { (try? FileReading.read(package.appending($0.name)).get()).map { PackageManifest($0) } }
  }
}

extension FilePath {
  /// The folder around something, of an absolute path without `.` and `..`.
  var parent: FilePath {
    FilePath("/").appending(components.dropLast().joined(separator: [FilePath.slash]))
  }
}
