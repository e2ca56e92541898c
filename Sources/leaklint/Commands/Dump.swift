import ArgumentParser
import LeakModel
import LeakReporting
import SwiftFrontEnd

/// `leaklint dump`: what a phase made of one file, for people who work on leaklint.
struct Dump: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Print what a phase made of a file.")

  @Argument(help: "The phase: ast or flow.")
  var phase: DumpPhase

  @Argument(help: "The Swift file.", completion: .file(extensions: ["swift"]))
  var file: String

  func run() throws {
    let path = FilePath(file)
    let shown = WorkingFolder.current().shown(path)
    let bytes: [UInt8]
    switch FileReading.read(path) {
    case .success(let read): bytes = read
    case .failure(let failure):
      Console.complain(Problem(file: shown, message: failure.message, isFailure: true).line)
      throw ExitStatus.failed
    }
    let output = SwiftFrontEnd.lower(FrontEndInput(id: FileID(0), path: shown, bytes: bytes))
    for notice in output.notices { Console.complain(notice.line) }
    guard let lowered = output.file, Console.print(VisibleText.escapeLines(phase.text(of: lowered))) else {
      throw ExitStatus.failed
    }
  }
}
