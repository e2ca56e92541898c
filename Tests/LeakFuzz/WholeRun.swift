import Foundation
import LeakConfiguration
import LeakDomain
import LeakEngine
import LeakModel
import LeakReporting
import Rules
import SwiftFrontEnd

/// One input through front end, engine, rules and every reporter, on a thread whose stack is large enough.
enum WholeRun {
  private static let path = "Fuzz.swift"
  private static let models = BuiltInModels.read().models

  static func check(_ bytes: [UInt8]) {
    Worker.shared.run { analyse(bytes) }
  }

  private static func analyse(_ bytes: [UInt8]) {
    let output = SwiftFrontEnd.lower(FrontEndInput(id: FileID(0), path: path, bytes: bytes))
    guard let file = output.file else {
      return require(output.notices.contains { $0.kind == .skipped }, "A file left out is said")
    }
    var report = Engine.analyze(files: [file], rules: allRules, configuration: Configuration(models: models))
    report.notices += output.notices
    for finding in report.findings { check(finding, file.lines) }
    let context = ReportContext(
      version: "0", rules: allRules.map(\.description), folder: "/folder", isComplete: true, bytes: { _ in bytes })
    for reporter in Reporter.all { check(reporter.render(report, context), of: reporter) }
  }

  private static func check(_ finding: Finding, _ lines: LineTable) {
    for place in [finding.place] + finding.related.map(\.place) + finding.path.map(\.place) {
      require(place.start <= place.end, "A range does not end before it begins")
      require((1...lines.lineCount).contains(place.start.line), "A place lies in its file")
      require((1...lines.lineCount).contains(place.end.line), "A place ends in its file")
    }
    require(!finding.message.isEmpty, "A finding says something")
  }

  private static func check(_ text: String, of reporter: Reporter) {
    require(text.isEmpty || text.hasSuffix("\n"), "Output ends with a line end")
    guard reporter.name == "json" || reporter.name == "sarif" else { return }
    let isJSON = (try? JSONSerialization.jsonObject(with: Data(text.utf8))) != nil
    require(isJSON, "\(reporter.name) is JSON")
  }

  /// Ends the process where something does not hold, so that libFuzzer keeps the input.
  static func require(_ condition: Bool, _ claim: String) {
    guard !condition else { return }
    FileHandle.standardError.write(Data("does not hold: \(claim)\n".utf8))
    abort()
  }
}

/// One thread with a large stack for all inputs: a stack of its own for each would be most of the work.
private final class Worker: @unchecked Sendable {
  static let shared = Worker()
  private var work: () -> Void = {}
  private let begin = DispatchSemaphore(value: 0)
  private let end = DispatchSemaphore(value: 0)

  private init() {
    let thread = Thread { [self] in
      while true {
        begin.wait()
        work()
        end.signal()
      }
    }
    thread.stackSize = 1 << 29
    thread.start()
  }

  func run(_ work: @escaping () -> Void) {
    self.work = work
    begin.signal()
    end.wait()
  }
}
