import LeakAST
import LeakModel
import LeakReporting
import LeakSummary
import SwiftFrontEnd

/// The modules that a checked module depends on, as their summaries have them.
struct Dependencies {
  private struct Given {
    var file: ModuleSummary.File
    /// The summary in which it comes.
    var summary: String
  }

  /// Of the summaries, in the order given.
  private(set) var digests: [ContentDigest] = []
  /// In order of their paths, each path once.
  private var given: [Given] = []
  /// What could not be read, each a line for standard error.
  private(set) var troubles: [String] = []

  /// - Parameter knowledge: a digest of what this run knows of functions and primitives.
  init(reading paths: [String], knowledge: String) {
    var byPath: [String: Given] = [:]
    for path in paths {
      switch Self.read(FilePath(path), knowledge) {
      case .success(let (summary, digest)):
        digests.append(digest)
        for file in summary.files { byPath[file.path] = byPath[file.path] ?? Given(file: file, summary: path) }
      case .failure(let trouble): complain(of: path, trouble.message)
      }
    }
    given = byPath.values.sorted { FilePath($0.file.path) < FilePath($1.file.path) }
  }

  private struct Trouble: Error { var message: String }

  private static func read(
    _ path: FilePath, _ knowledge: String
  ) -> Result<(summary: ModuleSummary, digest: ContentDigest), Trouble> {
    FileReading.read(path).mapError { Trouble(message: $0.message) }.flatMap { bytes in
      ModuleSummary.read(bytes, tool: Leaklint.version, knowledge: knowledge)
        .map { ($0, ContentDigest(bytes)) }.mapError { Trouble(message: $0.message) }
    }
  }

  private mutating func complain(of summary: String, _ message: String) {
    troubles.append("\(VisibleText.escape(summary)): \(VisibleText.escape(message))")
  }

  /// The files lowered, without those that are checked themselves.
  ///
  /// - Parameter first: the number of the first file.
  mutating func lower(without checked: Set<String>, numberedFrom first: Int, threads: Int) -> [SourceFile] {
    let given = given.filter { !checked.contains($0.file.path) }
    let outputs = SwiftFrontEnd.lowerAll(count: given.count, threads: threads) { index in
      let file = given[index].file
      return FrontEndInput(id: FileID(first + index), path: file.path, bytes: file.text, origins: file.origins)
    }
    for (given, output) in zip(given, outputs) where output?.file == nil {
      let reason = output?.notices.first?.message ?? "left out"
      complain(of: given.summary, "its \(given.file.path) cannot be used: \(reason)")
    }
    return outputs.compactMap { $0?.file }
  }
}
