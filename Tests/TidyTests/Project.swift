import Foundation

/// A text file of the project.
struct ProjectFile: Sendable {
  /// Relative to the root of the project, with `/`.
  let path: String
  let text: String

  /// The name without folders and without its extension.
  var stem: String { String(name.prefix { $0 != "." }) }
  var name: String { path.split(separator: "/").last.map(String.init) ?? path }
  var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }
  var lineCount: Int { text.utf8.count { $0 == UInt8(ascii: "\n") } }
}

/// A file of Swift that is part of a target.
struct SourceFile: Sendable {
  let file: ProjectFile
  let target: String
  let swift: SwiftText

  var path: String { file.path }
}

/// The project as files on disk, read once.
struct Project: Sendable {
  static let shared = Project()

  let root: URL
  /// Every text file except of what is built, cloned or kept by git.
  let files: [ProjectFile]
  /// The Swift files in `Sources` and `Rules`.
  let sources: [SourceFile]

  private init() {
    let here = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
    root = here.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    files = Self.textFiles(below: root)
    sources = files.compactMap { file in
      guard file.path.hasSuffix(".swift"), let target = Self.target(of: file.path) else { return nil }
      return SourceFile(file: file, target: target, swift: SwiftText(file.text))
    }
  }

  func sources(of target: String) -> [SourceFile] { sources.filter { $0.target == target } }

  func file(_ path: String) -> ProjectFile? { files.first { $0.path == path } }

  private static func target(of path: String) -> String? {
    let parts = path.split(separator: "/").map(String.init)
    guard let first = parts.first, parts.count > 1 else { return nil }
    if first == "Rules" { return "Rules" }
    return first == "Sources" && parts.count > 2 ? parts[1] : nil
  }
}

extension Project {
  private static func textFiles(below root: URL) -> [ProjectFile] {
    let walk = FileManager.default.enumerator(at: root, includingPropertiesForKeys: [.isRegularFileKey])
    var files: [ProjectFile] = []
    while let url = walk?.nextObject() as? URL {
      if isGenerated(url.lastPathComponent) {
        walk?.skipDescendants()
        continue
      }
      guard let values = try? url.resourceValues(forKeys: [.isRegularFileKey]), values.isRegularFile == true,
        let data = try? Data(contentsOf: url), !data.contains(0), let text = String(data: data, encoding: .utf8)
      else { continue }
      let path = url.path.dropFirst(root.path.count).drop { $0 == "/" }
      files.append(ProjectFile(path: String(path), text: text))
    }
    return files.sorted { $0.path < $1.path }
  }

  /// The same as in `.gitignore`.
  private static func isGenerated(_ name: String) -> Bool {
    let names: Set = [".git", ".corpus", ".swiftpm", "DerivedData", "Package.resolved", "__pycache__", ".DS_Store"]
    return names.contains(name) || name.hasPrefix(".build") || name.hasSuffix(".xcodeproj")
  }
}
