import Foundation

/// A revision of the repository around a folder.
struct Revision {
  /// The top of the work tree, absolute and without links.
  var top: FilePath
  private var git: Git
  private var commit: String
  private var tree: CommitTree

  /// Finds the commit that `name` stands for.
  static func find(_ name: String, from folder: FilePath) -> Result<Revision, Git.Failure> {
    guard !name.isEmpty, !name.hasPrefix("-") else {
      return .failure(Git.Failure(message: "'\(name)' is no revision"))
    }
    let git = Git(folder: folder.text)
    return git.run(["rev-parse", "--show-toplevel"]).flatMap { top in
      git.run(["rev-parse", "--verify", "--quiet", "\(name)^{commit}"])
        .mapError { _ in Git.Failure(message: "'\(name)' is no revision of \(line(top))\(shallowness(git))") }
        .flatMap { Revision.read(line($0), top: FilePath(line(top)), git) }
    }
  }

  private static func read(_ commit: String, top: FilePath, _ git: Git) -> Result<Revision, Git.Failure> {
    git.run(["ls-tree", "-r", "-z", "--full-tree", commit])
      .map { Revision(top: top, git: git, commit: commit, tree: CommitTree(listing: $0)) }
  }

  /// Why a revision may be missing that others have.
  private static func shallowness(_ git: Git) -> String {
    guard case .success(let answer) = git.run(["rev-parse", "--is-shallow-repository"]), line(answer) == "true" else {
      return ""
    }
    return ", a shallow clone: fetch its history first (with actions/checkout: 'fetch-depth: 0')"
  }

  private static func line(_ data: Data) -> String {
    String(decoding: data.prefix { $0 != 0x0A }, as: UTF8.self)
  }

  /// The Swift files of this revision that the work tree does not have any more.
  var removedFiles: [FilePath] {
    tree.files.keys.filter { path in
      guard path.bytes.suffix(6).elementsEqual(".swift".utf8) else { return false }
      guard case .failure(let failure) = FileStatus.ofLink(top.appending(path.bytes)) else { return false }
      return failure.isMissing
    }.sorted()
  }

  /// The bytes that files had in this revision, by paths below `top`; a file that it does not have is left out.
  func contents(of paths: [FilePath]) -> Result<[FilePath: [UInt8]], Git.Failure> {
    let own = ownContents(of: paths)
    return tree.submodules.sorted { $0.key < $1.key }.reduce(own) { contents, module in
      contents.flatMap { contents in
        self.contents(of: paths, in: module.key, at: module.value).map { contents.merging($0) { $1 } }
      }
    }
  }

  private func ownContents(of paths: [FilePath]) -> Result<[FilePath: [UInt8]], Git.Failure> {
    let known = paths.compactMap { path in tree.files[path].map { (path: path, object: $0) } }
    let questions = Data(known.map { $0.object + "\n" }.joined().utf8)
    return git.run(["cat-file", "--batch"], input: questions).flatMap { answer in
      var reader = BatchReader(answer)
      var contents: [FilePath: [UInt8]] = [:]
      for (path, _) in known {
        guard let bytes = reader.next() else {
          return .failure(Git.Failure(message: "\(path.text) is missing in this clone: fetch it first"))
        }
        contents[path] = bytes
      }
      return .success(contents)
    }
  }

  /// The same of a submodule, whose commit this revision names.
  private func contents(
    of paths: [FilePath], in module: FilePath, at commit: String
  ) -> Result<[FilePath: [UInt8]], Git.Failure> {
    let folder = top.appending(module.bytes)
    let inside = paths.compactMap { top.appending($0.bytes).relative(to: folder) }
    guard !inside.isEmpty else { return .success([:]) }
    return Self.read(commit, top: folder, Git(folder: folder.text, isSubmodule: true)).flatMap { revision in
      revision.contents(of: inside).map { contents in
        Dictionary(uniqueKeysWithValues: contents.map { (module.appending($0.bytes), $1) })
      }
    }
  }
}

/// Reads what `git cat-file --batch` prints: for each question a line, and for an object its bytes and a line end.
private struct BatchReader {
  private var rest: Data

  init(_ data: Data) { rest = data }

  /// The bytes of the next object; `nil` if git does not have it.
  mutating func next() -> [UInt8]? {
    guard let end = rest.firstIndex(of: 0x0A) else { return nil }
    let words = String(decoding: rest[rest.startIndex..<end], as: UTF8.self).split(separator: " ")
    rest = rest[(end + 1)...]
    guard words.count == 3, words[1] == "blob", let size = Int(words[2]), size >= 0, rest.count > size else {
      return nil
    }
    let bytes = Array(rest.prefix(size))
    rest = rest.dropFirst(size + 1)
    return bytes
  }
}
