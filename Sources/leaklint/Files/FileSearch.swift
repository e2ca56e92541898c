/// Finds the files that paths on the command line stand for.
struct FileSearch {
  private let folder: WorkingFolder
  private let includesGenerated: Bool
  private var found = FoundFiles()
  private var seenFiles: Set<FileStatus.Identity> = []
  private var walk: FolderWalk

  /// Named files come first, then folders, then what links in those folders lead to, so that of several ways to a
  /// file the plainest is shown.
  static func search(_ paths: [String], in folder: WorkingFolder, includesGenerated: Bool) -> FoundFiles {
    var search = FileSearch(folder: folder, includesGenerated: includesGenerated)
    var roots: [FilePath] = []
    for path in paths.map({ FilePath($0) }) {
      guard !path.bytes.isEmpty else {
        search.found.problems.append(Problem(file: "''", message: "no path at all", isFailure: true))
        continue
      }
      switch FileStatus.of(path) {
      case .success(let status) where status.kind == .folder: roots.append(path)
      case .success(let status) where status.kind == .file && path.bytes.last != FilePath.slash:
        search.add(path, status.identity, shown: folder.shownPath(path), isNamed: true)
      case .success: search.complain(path, FileReading.Failure.special.message)
      case .failure(let failure): search.complain(path, search.message(for: failure, of: path))
      }
    }
    for root in roots { search.walk.start(at: root, shown: folder.shownPath(root)) }
    while let candidate = search.walk.next() {
      search.add(candidate.path, candidate.identity, shown: candidate.shown, isNamed: false)
    }
    return search.result()
  }

  private init(folder: WorkingFolder, includesGenerated: Bool) {
    self.folder = folder
    self.includesGenerated = includesGenerated
    self.walk = FolderWalk()
  }

  private mutating func add(
    _ path: FilePath, _ identity: FileStatus.Identity, shown: FilePath, isNamed: Bool
  ) {
    guard seenFiles.insert(identity).inserted else { return }
    if !isNamed, !includesGenerated, GeneratedCode.isGenerated(name: path.name) {
      found.generatedCount += 1
    } else {
      found.files.append(FoundFile(path: path, shown: shown, isNamed: isNamed))
    }
  }

  private mutating func complain(_ path: FilePath, _ message: String) {
    let shown = folder.shownPath(path)
    found.problems.append(
      Problem(file: shown.bytes.isEmpty ? path.text : shown.text, message: message, isFailure: true))
  }

  /// A link that leads nowhere is not the same as a name that is not there.
  private func message(for failure: FileStatus.Failure, of path: FilePath) -> String {
    guard failure.isMissing, case .success(let status) = FileStatus.ofLink(path), status.kind == .link else {
      return failure.message
    }
    return "a symbolic link to something that does not exist"
  }

  private func result() -> FoundFiles {
    var result = found
    result.problems += walk.problems
    result.problems = Array(Set(result.problems)).sorted { ($0.file, $0.message) < ($1.file, $1.message) }
    result.files.sort { $0.shown < $1.shown }
    return result
  }
}
