import Foundation
import LeakConfiguration
import LeakEngine
import LeakModel
import Rules
import SwiftFrontEnd

/// Runs front end and engine as the command does.
enum Analysis {
  struct Outcome: Sendable {
    var findings: [Finding]
    var notices: [Notice]
  }

  static let configuration = Configuration(models: BuiltInModels.read().models)

  /// Analyses one file. Runs on the calling thread, which needs a large stack.
  static func run(_ bytes: [UInt8], path: String, _ configuration: Configuration = configuration) -> Outcome {
    let output = SwiftFrontEnd.lower(FrontEndInput(id: FileID(0), path: path, bytes: bytes))
    guard let file = output.file else { return Outcome(findings: [], notices: output.notices) }
    let report = Engine.analyze(files: [file], rules: allRules, configuration: configuration)
    return Outcome(findings: report.findings, notices: output.notices + report.notices)
  }

  /// Analyses several files together: names with sources, in this order.
  static func run(files: [(path: String, source: String)]) async -> Outcome {
    await onLargeStack {
      let outputs = files.enumerated().map { number, file in
        SwiftFrontEnd.lower(FrontEndInput(id: FileID(number), path: file.path, bytes: Array(file.source.utf8)))
      }
      let report = Engine.analyze(
        files: outputs.compactMap(\.file), rules: allRules, configuration: configuration)
      return Outcome(findings: report.findings, notices: report.notices)
    }
  }

  static func run(_ fixture: Fixture) async -> Outcome {
    await onLargeStack { run(fixture.bytes, path: fixture.path) }
  }

  static func run(source: String) async -> Outcome {
    await onLargeStack { run(Array(source.utf8), path: "Example.swift") }
  }

  /// Runs `work` on a thread of its own with a stack of 256 MB.
  static func onLargeStack<Value: Sendable>(_ work: @escaping @Sendable () -> Value) async -> Value {
    await withCheckedContinuation { continuation in
      let thread = Thread { continuation.resume(returning: work()) }
      thread.stackSize = 256 << 20
      thread.start()
    }
  }
}
