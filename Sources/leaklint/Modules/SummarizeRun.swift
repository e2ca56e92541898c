import LeakConfiguration
import LeakEngine
import LeakModel
import LeakReporting
import LeakSummary
import SwiftFrontEnd

/// One run of `leaklint summarize`, from paths to the exit status.
struct SummarizeRun {
  var paths: [String]
  var output: FilePath
  var module: String
  var settings: Settings
  var includesGenerated: Bool

  func perform() -> ExitStatus {
    var found = FileSearch.search(paths, in: WorkingFolder.current(), includesGenerated: includesGenerated)
    found.files = settings.select(found.files)
    let store = SourceStore(found.files)
    let reading = SourceReading(
      files: found.files, includesGenerated: includesGenerated, store: store, threads: Processors.count)
    let lowered = reading.lower(reading.texts(of: Array(found.files.indices)))
    let problems = found.problems + store.allProblems + found.files.compactMap(Self.outside)
    let notices = (problems.map(\.notice) + lowered.flatMap(\.notices)).sorted(by: Notice.reportOrder)
    for notice in notices { Console.complain(notice.line) }
    guard !problems.contains(where: \.isFailure) else { return .failed }
    let summary = ModuleSummary(
      tool: Leaklint.version, knowledge: settings.models.digest, module: module,
      files: files(lowered, store))
    for file in store.changedFiles { Console.complain("\(VisibleText.escape(file)): has changed since it was read") }
    guard store.changedFiles.isEmpty else { return .failed }
    guard let trouble = OutputFile.write(summary.bytes, to: output) else { return .clean }
    Console.complain("\(VisibleText.escape(output.text)): \(trouble)")
    return .failed
  }

  /// A path that only this machine has.
  private static func outside(_ file: FoundFile) -> Problem? {
    guard file.shown.isAbsolute else { return nil }
    return Problem(
      file: file.shown.text, message: "not below the current folder: a summary has relative paths only",
      isFailure: true)
  }

  private func files(_ lowered: [FrontEndOutput], _ store: SourceStore) -> [ModuleSummary.File] {
    let read = lowered.compactMap { output in output.file.map { (file: $0, output: output) } }
    let omissions = ModuleOutline.omissions(in: read.map(\.file), models: settings.models)
    return zip(read, omissions).compactMap { item, omissions in
      guard let bytes = store.bytes(of: item.file.path) else { return nil }
      let isWhole = item.output.notices.isEmpty
      let text = isWhole ? SwiftFrontEnd.condense(bytes, omitting: omissions) : SwiftFrontEnd.verbatim(bytes)
      return ModuleSummary.File(path: item.file.path, text: text.bytes, origins: text.origins)
    }
  }
}
