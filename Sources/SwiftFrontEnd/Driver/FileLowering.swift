import LeakAST
import LeakModel
import SwiftParser
import SwiftSyntax

/// One file from bytes to the simplified AST. Needs a large stack: see `LargeStackThread`.
enum FileLowering {
  /// How deep the parser may nest brackets before it gives up; in debug builds its own default is 20.
  static let maximumNestingLevel = 256

  static func run(_ input: FrontEndInput) -> FrontEndOutput {
    input.bytes.withUnsafeBufferPointer { bytes in
      let tree = Parser.parse(source: bytes, maximumNestingLevel: maximumNestingLevel)
      let lines = LineTable(bytes: bytes)
      var lowering = Lowering()
      let statements = lowering.lower(tree)
      let file = SourceFile(
        id: input.id, path: input.path, statements: statements, lines: lines, length: bytes.count)
      return FrontEndOutput(file: file, notices: [])
    }
  }
}

extension FrontEndOutput {
  /// The output for a file that is left out.
  static func skipped(_ path: String, _ message: String, at position: Position? = nil) -> FrontEndOutput {
    FrontEndOutput(file: nil, notices: [Notice(kind: .skipped, file: path, position: position, message: message)])
  }
}
