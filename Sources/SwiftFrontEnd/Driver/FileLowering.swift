import LeakAST
import LeakModel
import SwiftParser
import SwiftSyntax

/// One file from bytes to the simplified AST. Needs a large stack: see `LargeStackThread`.
enum FileLowering {
  /// How deep the parser may nest brackets before it gives up; far beyond what the guard lets through. Said here
  /// because the parser's own default is 20 in debug builds.
  static let maximumNestingLevel = 256

  static func run(_ input: FrontEndInput, _ clock: (any PhaseClock)? = nil) -> FrontEndOutput {
    guard input.bytes.count <= Limits.fileSize else {
      return .skipped(input.path, "left out: larger than \(Limits.fileSize >> 20) MB")
    }
    return input.bytes.withUnsafeBufferPointer { bytes in
      let (fault, scan) = clock.measure(.scan) { (SourceText.fault(in: bytes), SourceScanner.scan(bytes)) }
      if let fault { return skipped(input.path, bytes, fault) }
      if let violation = scan.violation { return skipped(input.path, bytes, violation) }
      let tree = clock.measure(.parse) { Parser.parse(source: bytes, maximumNestingLevel: maximumNestingLevel) }
      return clock.measure(.lower) { lowered(input, bytes, scan, tree) }
    }
  }

  private static func lowered(
    _ input: FrontEndInput, _ bytes: UnsafeBufferPointer<UInt8>, _ scan: SourceScanner.Result, _ tree: SourceFileSyntax
  ) -> FrontEndOutput {
    let lines = LineTable(bytes: bytes, origins: input.origins)
    var lowering = Lowering()
    let statements = withExtendedLifetime(tree) { lowering.lower(SourceFileNode(node: TreeNode(tree))) }
    var file = SourceFile(id: input.id, path: input.path, statements: statements, lines: lines, length: bytes.count)
    file.home = input.home
    let tokens = TokensAtOffsets(scan.addressed.map(\.lowerBound), in: tree)
    file.comments = scan.addressed.map { Self.comment(bytes, $0, at: tokens[$0.lowerBound]) }
    var notices: [Notice] = []
    if let offset = FirstError.offset(in: tree) {
      notices.append(broken(input.path, lines.position(of: Int32(clamping: offset))))
    }
    if let range = lowering.truncated.first {
      notices.append(truncated(input.path, lines.position(of: range.start)))
    }
    return FrontEndOutput(file: file, notices: notices)
  }
}

extension FileLowering {
  private static func comment(
    _ bytes: UnsafeBufferPointer<UInt8>, _ offsets: Range<Int>, at token: TokenSyntax?
  ) -> AddressedComment {
    var code = offsets.lowerBound
    while code > 0, bytes[code - 1] == UInt8(ascii: " ") || bytes[code - 1] == 0x09 { code -= 1 }
    let isAlone = code == 0 || bytes[code - 1] == 0x0A || bytes[code - 1] == 0x0D
    return AddressedComment(
      text: String(decoding: UnsafeBufferPointer(rebasing: bytes[offsets]), as: UTF8.self),
      range: SourceRange(start: offsets.lowerBound, end: offsets.upperBound), codeEnd: code, isAlone: isAlone,
      target: isAlone ? CommentTarget.offset(of: offsets.lowerBound, at: token) : offsets.lowerBound,
      conditional: CommentTarget.conditional(of: offsets.lowerBound, isAlone: isAlone, at: token))
  }

  private static func skipped(
    _ path: String, _ bytes: UnsafeBufferPointer<UInt8>, _ fault: SourceText.Fault
  ) -> FrontEndOutput {
    let lines = LineTable(bytes: bytes)
    switch fault {
    case .wide: return .skipped(path, "left out: not UTF-8 text but UTF-16 or UTF-32")
    case .nul(let offset):
      let position = lines.position(of: Int32(clamping: offset))
      return .skipped(path, "left out: a NUL byte at line \(position.line); not a text file", at: position)
    case .invalid(let offset):
      let position = lines.position(of: Int32(clamping: offset))
      return .skipped(
        path, "left out: not UTF-8 text; the byte at offset \(offset) in line \(position.line) is invalid",
        at: position)
    }
  }

  private static func skipped(
    _ path: String, _ bytes: UnsafeBufferPointer<UInt8>, _ violation: GuardViolation
  ) -> FrontEndOutput {
    let position = LineTable(bytes: bytes).position(of: Int32(clamping: violation.offset))
    return .skipped(path, "left out: at line \(position.line), \(violation.reason)", at: position)
  }

  private static func broken(_ path: String, _ position: Position) -> Notice {
    Notice(
      kind: .broken, file: path, position: position,
      message:
        "does not parse as Swift; what can be made sense of is analysed. The first error is at line \(position.line)")
  }

  private static func truncated(_ path: String, _ position: Position) -> Notice {
    Notice(
      kind: .skipped, file: path, position: position,
      message: "left out in part: the code at line \(position.line) is nested more than \(Lowering.maximumDepth) deep")
  }
}

extension FrontEndOutput {
  /// The output for a file that is left out.
  static func skipped(_ path: String, _ message: String, at position: Position? = nil) -> FrontEndOutput {
    FrontEndOutput(file: nil, notices: [Notice(kind: .skipped, file: path, position: position, message: message)])
  }
}
