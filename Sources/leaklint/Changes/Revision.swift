import Foundation

/// A revision of the repository around a folder.
struct Revision {
  /// The top of the work tree, absolute and without links.
  var top: FilePath
  private var git: Git
  private var commit: String

  /// Finds the commit that `name` stands for.
  static func find(_ name: String, from folder: FilePath) -> Result<Revision, Git.Failure> {
    guard !name.isEmpty, !name.hasPrefix("-") else {
      return .failure(Git.Failure(message: "'\(name)' is no revision"))
    }
    let git = Git(folder: folder.text)
    return git.run(["rev-parse", "--show-toplevel"]).flatMap { top in
      git.run(["rev-parse", "--verify", "--quiet", "\(name)^{commit}"])
        .mapError { _ in Git.Failure(message: "'\(name)' is no revision of \(line(top))") }
        .map { Revision(top: FilePath(line(top)), git: git, commit: line($0)) }
    }
  }

  private static func line(_ data: Data) -> String {
    String(decoding: data.prefix { $0 != 0x0A }, as: UTF8.self)
  }

  /// The bytes that files had in this revision, by paths below `top`; a file that it does not have is left out.
  func contents(of paths: [FilePath]) -> Result<[FilePath: [UInt8]], Git.Failure> {
    let askable = paths.filter { !$0.bytes.contains(0x0A) }
    let questions = askable.map { Array("\(commit):".utf8) + $0.bytes + [0x0A] }.joined()
    return git.run(["cat-file", "--batch"], input: Data(questions)).flatMap { answer in
      var reader = BatchReader(answer)
      var contents: [FilePath: [UInt8]] = [:]
      for path in askable {
        switch reader.next() {
        case .missing: break
        case .blob(let bytes): contents[path] = bytes
        case .torn: return .failure(Git.Failure(message: "git's answer is incomplete"))
        }
      }
      return .success(contents)
    }
  }
}

/// Reads what `git cat-file --batch` prints: for each question a line, and for an object its bytes and a line end.
private struct BatchReader {
  enum Answer {
    case blob([UInt8])
    case missing
    case torn
  }
  private var rest: Data

  init(_ data: Data) { rest = data }

  mutating func next() -> Answer {
    guard let end = rest.firstIndex(of: 0x0A) else { return .torn }
    let words = String(decoding: rest[rest.startIndex..<end], as: UTF8.self).split(separator: " ")
    rest = rest[(end + 1)...]
    guard words.count >= 3, let size = Int(words[words.count - 1]) else { return .missing }
    guard size >= 0, rest.count > size else { return .torn }
    let bytes = Array(rest.prefix(size))
    rest = rest.dropFirst(size + 1)
    return words[words.count - 2] == "blob" ? .blob(bytes) : .missing
  }
}
