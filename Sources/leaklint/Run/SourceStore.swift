import LeakModel
import SwiftFrontEnd

/// What reading the files of a run brought to light, and their text for whoever asks later. Several threads write to it.
///
/// Most files have no findings, and nobody asks for them again: of those no more than a digest is kept. A file that is asked
/// for is read a second time, and kept if it is still the same.
final class SourceStore: @unchecked Sendable {
  private let files: [FoundFile]
  private let indices: [String: Int]
  private var problems: [Int: Problem] = [:]
  private var generated: Set<Int> = []
  private var digests: [Int: ContentDigest] = [:]
  private var texts: [Int: [UInt8]] = [:]
  private var changed: Set<Int> = []
  private let monitor = Monitor()

  init(_ files: [FoundFile]) {
    self.files = files
    indices = Dictionary(
      files.enumerated().map { ($1.shown.text, $0) }, uniquingKeysWith: { first, _ in first })
  }

  func noteGenerated(_ index: Int) { monitor.locked { _ = generated.insert(index) } }

  func note(_ problem: Problem, at index: Int) { monitor.locked { problems[index] = problem } }

  /// The file is analysed with the text that has this digest.
  func noteRead(_ digest: ContentDigest, at index: Int) { monitor.locked { digests[index] = digest } }

  /// The text with which a file was analysed, by the path that findings show; `nil` if it is another one by now.
  func bytes(of file: String) -> [UInt8]? {
    guard let index = indices[file] else { return nil }
    return monitor.locked {
      if let text = texts[index] { return text }
      guard let digest = digests[index], !changed.contains(index) else { return nil }
      guard case .success(let text) = FileReading.read(files[index].path), ContentDigest(text) == digest else {
        changed.insert(index)
        return nil
      }
      texts[index] = text
      return text
    }
  }

  var generatedCount: Int { monitor.locked { generated.count } }

  /// In order of the files.
  var allProblems: [Problem] { monitor.locked { problems.sorted { $0.key < $1.key }.map(\.value) } }

  /// The files that were asked for and are no longer what was analysed, in their order.
  var changedFiles: [String] { monitor.locked { changed.sorted().map { files[$0].shown.text } } }
}
