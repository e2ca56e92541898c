import LeakDomain
import LeakEngine
import LeakModel
import SwiftFrontEnd

/// Reads the files of a run and makes ready what the engine needs of them, several at a time.
struct SourceReading: Sendable {
  var files: [FoundFile]
  var includesGenerated: Bool
  var store: SourceStore
  var progress: Progress?

  /// What became of one file.
  struct Prepared: Sendable {
    /// `nil` for a file that is left out; then a notice says why.
    var file: PreparedFile?
    var notices: [Notice]
  }

  /// One output for each file that could be read and is to be analysed, in order of the files.
  func lower(threads: Int) -> [(index: Int, output: FrontEndOutput)] {
    let outputs = SwiftFrontEnd.lowerAll(count: files.count, threads: threads) { read($0) }
    return outputs.enumerated().compactMap { index, output in output.map { (index, $0) } }
  }

  /// The same, with what the engine needs in the place of the syntax trees.
  func prepare(_ models: ModelTable, threads: Int) -> [Prepared] {
    SwiftFrontEnd.lowerAll(count: files.count, threads: threads) {
      read($0)
    } finish: { output in
      Prepared(file: output.file.map { PreparedFile($0, models: models) }, notices: output.notices)
    }.compactMap { $0 }
  }

  /// Prepares one file once more, where other files declare functions that end its paths.
  func prepareAgain(_ file: FileID, _ models: ModelTable, others: Set<String>) -> PreparedFile? {
    guard files.indices.contains(Int(file.index)),
      let bytes = store.bytes(of: files[Int(file.index)].shown.text)
    else { return nil }
    let input = FrontEndInput(id: file, path: files[Int(file.index)].shown.text, bytes: bytes)
    return SwiftFrontEnd.lower(input).file.map { PreparedFile($0, models: models, others: others) }
  }

  /// `nil` for what cannot be read, which the store then knows, and for generated code.
  private func read(_ index: Int) -> FrontEndInput? {
    defer { progress?.advance() }
    let file = files[index]
    switch FileReading.read(file.path) {
    case .success(let bytes):
      if !file.isNamed, !includesGenerated, GeneratedCode.isGenerated(bytes: bytes) {
        store.noteGenerated(index)
        return nil
      }
      store.noteRead(bytes, at: index)
      return FrontEndInput(id: FileID(index), path: file.shown.text, bytes: bytes)
    case .failure(let failure):
      store.note(Self.problem(failure, file), at: index)
      return nil
    }
  }

  /// A file that went away since its folder was read, or that is too large, is no failure unless it was named.
  private static func problem(_ failure: FileReading.Failure, _ file: FoundFile) -> Problem {
    let isMinor =
      switch failure {
      case .tooLarge, .special, .folder: true
      case .system: failure.isMissing
      }
    return Problem(file: file.shown.text, message: failure.message, isFailure: file.isNamed || !isMinor)
  }
}
