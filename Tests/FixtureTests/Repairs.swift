import Foundation
import LeakAST
import LeakEngine
import LeakFixing
import LeakModel
import Rules
import SwiftFrontEnd

/// Analyses and repairs as the command does.
enum Repairs {
  /// A file with all of its repairs applied.
  struct Outcome: Sendable {
    var findings: [Finding]
    var application: FixApplication
  }

  /// The findings of a file with their repairs. Runs on the calling thread, which needs a large stack.
  static func findings(_ bytes: [UInt8], path: String) -> [Finding] { report(bytes, path: path).findings }

  static func report(_ bytes: [UInt8], path: String) -> Report {
    guard let file = SwiftFrontEnd.lower(FrontEndInput(id: FileID(0), path: path, bytes: bytes)).file else {
      return Report(findings: [], notices: [], fileCount: 0)
    }
    let repairer = Repairer(file: file, bytes: bytes) { changed, ranges in
      let output = SwiftFrontEnd.lower(FrontEndInput(id: FileID(0), path: path, bytes: changed))
      guard let file = output.file, output.notices.isEmpty else { return nil }
      return Engine.analyze(
        files: [file], rules: allRules, configuration: Analysis.configuration, judging: ranges
      ).findings
    }
    return Engine.analyze(files: [file], rules: allRules, configuration: Analysis.configuration) { _, wanted in
      let made = repairer?.fixes(wanted)
      return (made?.fixes.map { $0.map { [$0] } ?? [] } ?? wanted.map { _ in [] }, made?.untried ?? 0)
    }
  }

  static func run(_ bytes: [UInt8], path: String) -> Outcome {
    let findings = findings(bytes, path: path)
    return Outcome(findings: findings, application: FixApplication(findings, to: bytes, includesUnsafe: true))
  }

  /// The same for each asker: a fixture is repaired once.
  static func run(_ fixture: Fixture) async -> Outcome { await known.outcome(of: fixture) }

  private static let known = Known()

  private actor Known {
    private var outcomes: [String: Task<Outcome, Never>] = [:]

    func outcome(of fixture: Fixture) async -> Outcome {
      let task =
        outcomes[fixture.path]
        ?? Task { await Analysis.onLargeStack { Repairs.run(fixture.bytes, path: fixture.path) } }
      outcomes[fixture.path] = task
      return await task.value
    }
  }

  /// With `\r\n` in the place of `\n`.
  static func withCarriageReturns(_ bytes: [UInt8]) -> [UInt8] {
    bytes.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] }
  }
}
