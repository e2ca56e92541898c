import LeakModel
import SwiftFrontEnd

/// Reads and lowers the files of a run, several at a time.
struct SourceReading {
  var files: [FoundFile]
  var includesGenerated: Bool
  var store: SourceStore
  var progress: Progress?

  /// One output for each file that could be read and is to be analysed, in order of the files.
  func lower(threads: Int) -> [(index: Int, output: FrontEndOutput)] {
    let outputs = SwiftFrontEnd.lowerAll(count: files.count, threads: threads) { read($0) }
    return outputs.enumerated().compactMap { index, output in output.map { (index, $0) } }
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
      store.keep(bytes, at: index)
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
