import LeakModel
import SwiftFrontEnd

/// A file to analyse.
struct FoundFile: Sendable {
  /// The path to open.
  var path: FilePath
  /// The path that findings show.
  var shown: FilePath
  /// The path in the project that it belongs to, wherever the run was started; `nil` where it belongs to none.
  var home: FilePath?
  /// Whether the user named this file, in contrast to a folder that it lies in.
  var isNamed: Bool
}

extension FoundFile {
  /// What the front end is given of it.
  func input(_ id: FileID, _ bytes: [UInt8]) -> FrontEndInput {
    FrontEndInput(id: id, path: shown.text, home: home?.text, bytes: bytes)
  }
}

/// What the paths on the command line lead to.
struct FoundFiles: Sendable {
  /// In order of the shown path; each file of the file system once.
  var files: [FoundFile] = []
  var problems: [Problem] = []
  /// How many files were left out because their names are those of generated code.
  var generatedCount = 0
}
