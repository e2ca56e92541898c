/// Walks folders and gives the Swift files in them one after the other.
///
/// Links are followed when everything else was walked. A folder is entered once, however many ways lead to it, so that
/// links that lead back end the walk.
struct FolderWalk {
  struct Candidate {
    var path: FilePath
    var shown: FilePath
    var identity: FileStatus.Identity
  }

  /// A folder to be entered.
  private struct Folder {
    var path: FilePath
    var shown: FilePath
    var scope: IgnoreScope?
    /// From the root of the ignore files to this folder.
    var components: [ArraySlice<UInt8>]
  }

  private(set) var problems: [Problem] = []
  private var folders: [Folder] = []
  private var files: [Candidate] = []
  private var links: [Folder] = []
  private var entered: Set<FileStatus.Identity> = []

  /// - Parameter shown: the path to show; empty for the current folder.
  mutating func start(at root: FilePath, shown: FilePath) {
    let (scope, components) = IgnoreFiles.around(root)
    folders.append(Folder(path: root, shown: shown, scope: scope, components: components))
  }

  mutating func next() -> Candidate? {
    while true {
      if let file = files.popLast() { return file }
      if let folder = folders.popLast() {
        enter(folder)
      } else if let link = links.popLast() {
        follow(link)
      } else {
        return nil
      }
    }
  }

  private mutating func enter(_ folder: Folder) {
    guard let status = status(of: folder.path, shown: folder.shown, complains: true),
      entered.insert(status.identity).inserted
    else { return }
    switch FolderListing.entries(of: folder.path) {
    case .failure(let failure): complain(folder.shown, failure.message, isFailure: !failure.isMissing)
    case .success(let entries):
      var folder = folder
      if entries.contains(where: { $0.name == IgnoreFiles.name }) {
        folder.scope = IgnoreFiles.extend(folder.scope, by: folder.path, depth: folder.components.count)
      }
      // What is put last comes out first.
      for entry in entries.reversed() { take(entry, in: folder) }
    }
  }

  private mutating func take(_ entry: FolderListing.Entry, in folder: Folder) {
    let isSwift = Self.isSwiftFile(entry.name)
    guard entry.name.first != UInt8(ascii: "."), isSwift || entry.kind == .folder || entry.kind == .link else { return }
    if entry.kind == .folder, SkippedFolders.contains(entry.name) { return }
    let inside = Folder(
      path: folder.path.appending(entry.name), shown: folder.shown.appending(entry.name), scope: folder.scope,
      components: folder.components + [entry.name[...]])
    if entry.kind != .link, isIgnored(inside, isFolder: entry.kind == .folder) { return }
    switch entry.kind {
    case .folder: folders.append(inside)
    case .link: links.append(inside)
    case .file: add(inside)
    case .other: complain(inside.shown, FileReading.Failure.special.message, isFailure: false)
    }
  }

  private mutating func add(_ file: Folder) {
    guard let status = status(of: file.path, shown: file.shown, complains: true) else { return }
    files.append(Candidate(path: file.path, shown: file.shown, identity: status.identity))
  }

  /// A link is taken for what it leads to. Of links that lead nowhere only those named like Swift files are mentioned.
  private mutating func follow(_ link: Folder) {
    let isSwift = Self.isSwiftFile(link.path.name)
    guard let status = status(of: link.path, shown: link.shown, complains: isSwift),
      !isIgnored(link, isFolder: status.kind == .folder)
    else { return }
    switch status.kind {
    case .folder where !SkippedFolders.contains(link.path.name): folders.append(link)
    case .file where isSwift:
      files.append(Candidate(path: link.path, shown: link.shown, identity: status.identity))
    case .folder, .file, .link, .other: break
    }
  }

  private func isIgnored(_ path: Folder, isFolder: Bool) -> Bool {
    path.scope?.ignores(path.components, isFolder: isFolder) ?? false
  }

  private mutating func status(of path: FilePath, shown: FilePath, complains: Bool) -> FileStatus? {
    switch FileStatus.of(path) {
    case .success(let status): return status
    case .failure(let failure):
      if complains { complain(shown, failure.message, isFailure: !failure.isMissing && !failure.isLoop) }
      return nil
    }
  }

  private mutating func complain(_ shown: FilePath, _ message: String, isFailure: Bool) {
    problems.append(Problem(file: shown.bytes.isEmpty ? "." : shown.text, message: message, isFailure: isFailure))
  }

  private static func isSwiftFile(_ name: some Collection<UInt8>) -> Bool {
    name.count > 6 && name.suffix(6).elementsEqual(".swift".utf8)
  }
}
