import LeakDomain
import LeakEngine
import LeakModel
import SwiftFrontEnd

/// Reads the files of a run and makes ready what the engine needs of them, several at a time.
struct SourceReading: Sendable {
  var files: [FoundFile]
  var includesGenerated: Bool
  var store: SourceStore
  var threads: Int
  var progress: Progress?
  var clock: (any PhaseClock)?

  /// What became of one file.
  struct Prepared: Sendable {
    /// `nil` for a file that is left out; then a notice says why.
    var file: PreparedFile?
    var notices: [Notice]
  }

  /// The texts of those of the files that can be read and are to be analysed, in their order.
  func texts(of numbers: [Int]) -> SourceTexts {
    let texts = LargeStackWork.map(
      count: numbers.count, threads: threads, context: {},
      { _, index in clock.measure(.read) { text(of: numbers[index]) } })
    return SourceTexts(texts.compactMap { $0 })
  }

  /// One output for each text, in their order.
  func lower(_ texts: SourceTexts) -> [FrontEndOutput] {
    SwiftFrontEnd.lowerAll(count: texts.count, threads: threads) { input(texts, $0) }.compactMap { $0 }
  }

  /// The same, with what the engine needs in the place of the syntax trees.
  func prepare(_ texts: SourceTexts, _ models: ModelTable) -> [Prepared] {
    SwiftFrontEnd.lowerAll(count: texts.count, threads: threads, clock: clock) {
      input(texts, $0)
    } finish: { output in
      Prepared(
        file: output.file.map { file in clock.measure(.flow) { PreparedFile(file, models: models) } },
        notices: output.notices)
    }.compactMap { $0 }
  }

  /// Prepares one file once more, where other files declare functions that end its paths.
  func prepareAgain(_ file: FileID, _ models: ModelTable, others: [String: Bool]) -> PreparedFile? {
    guard files.indices.contains(Int(file.index)),
      let bytes = store.bytes(of: files[Int(file.index)].shown.text)
    else { return nil }
    let output = SwiftFrontEnd.lower(files[Int(file.index)].input(file, bytes))
    return output.file.map { PreparedFile($0, models: models, others: others) }
  }

  private func input(_ texts: SourceTexts, _ index: Int) -> FrontEndInput {
    defer { progress?.advance() }
    let number = texts.contents[index].number
    return files[number].input(FileID(number), texts.take(index))
  }

  /// `nil` for what cannot be read, and for generated code; the store then knows.
  private func text(of number: Int) -> SourceTexts.Text? {
    let file = files[number]
    switch FileReading.read(file.path) {
    case .success(let bytes):
      if !file.isNamed, !includesGenerated, GeneratedCode.isGenerated(bytes: bytes) {
        store.noteGenerated(number)
        progress?.advance()
        return nil
      }
      let digest = ContentDigest(bytes)
      store.noteRead(digest, at: number)
      return SourceTexts.Text(number: number, bytes: bytes, digest: digest)
    case .failure(let failure):
      store.note(Self.problem(failure, file), at: number)
      progress?.advance()
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
