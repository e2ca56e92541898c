import LeakAST
import LeakModel
import LeakReporting
import LeakSummary
import SwiftFrontEnd

/// The modules that a checked module depends on, as their summaries have them.
struct Dependencies {
  /// In order of their paths, each path once.
  private(set) var files: [ModuleSummary.File] = []
  /// What could not be read, each a line for standard error.
  private(set) var troubles: [String] = []

  static let none = Dependencies()
  private init() {}

  /// - Parameter known: a digest of what this run knows of functions and primitives.
  init(reading paths: [String], knowledge: String) {
    var byPath: [String: ModuleSummary.File] = [:]
    for path in paths {
      switch Self.read(FilePath(path), knowledge) {
      case .success(let summary):
        for file in summary.files { byPath[file.path] = byPath[file.path] ?? file }
      case .failure(let trouble): troubles.append("\(VisibleText.escape(path)): \(VisibleText.escape(trouble.message))")
      }
    }
    files = byPath.values.sorted { FilePath($0.path) < FilePath($1.path) }
  }

  private struct Trouble: Error { var message: String }

  private static func read(_ path: FilePath, _ knowledge: String) -> Result<ModuleSummary, Trouble> {
    FileReading.read(path).mapError { Trouble(message: $0.message) }.flatMap { bytes in
      ModuleSummary.read(bytes, tool: Leaklint.version, knowledge: knowledge)
        .mapError { Trouble(message: $0.message) }
    }
  }

  /// The files lowered, without those that are checked themselves.
  ///
  /// - Parameter first: the number of the first file.
  func lower(without checked: Set<String>, numberedFrom first: Int, threads: Int) -> [SourceFile] {
    let given = files.filter { !checked.contains($0.path) }
    let outputs = SwiftFrontEnd.lowerAll(count: given.count, threads: threads) { index in
      let file = given[index]
      return FrontEndInput(id: FileID(first + index), path: file.path, bytes: file.text, origins: file.origins)
    }
    return outputs.compactMap { $0?.file }
  }
}
