import LeakAST
import LeakModel
import SwiftFrontEnd
import Testing

/// A rewriting of a source that changes nothing of what it does.
enum Metamorphosis: String, CaseIterable, Sendable, CustomTestStringConvertible {
  case wrappedInDo, wrappedInIfTrue, reordered, split, renamed, moved

  var testDescription: String { rawValue }

  /// The rewritten source as files.
  func rewriting(of fixture: Fixture) -> Rewriting? {
    guard let file = fixture.tree, file.statements.allSatisfy(Self.isDeclaration) else { return nil }
    switch self {
    case .wrappedInDo: return Rewriting(bytes: Self.wrapped(file, fixture, head: " do {"))
    case .wrappedInIfTrue: return Rewriting(bytes: Self.wrapped(file, fixture, head: " if true {"))
    case .renamed: return Renaming(file, fixture).rewriting
    case .moved: return MovedBodies(file, fixture).rewriting
    case .reordered:
      let (imports, chunks) = Self.chunks(of: file, fixture)
      return Rewriting(files: [(imports + chunks.reversed()).flatMap(\.self)])
    case .split:
      let (imports, chunks) = Self.chunks(of: file, fixture)
      guard chunks.count > 1 else { return nil }
      let half = chunks.count / 2
      return Rewriting(
        files: [chunks.prefix(half), chunks.suffix(chunks.count - half)].map { (imports + $0).flatMap(\.self) })
    }
  }

  typealias Line = Rewriting.Line

  /// Statements at the top level run in order.
  private static func isDeclaration(_ statement: Stmt) -> Bool {
    switch statement.kind {
    case .function, .type, .import, .alias: true
    case .variable(let variable): variable.bindings.allSatisfy { $0.pattern.boundNames.count == 1 }
    default: false
    }
  }

  /// The lines of the imports, and of every other declaration with what stands before it.
  private static func chunks(of file: SourceFile, _ fixture: Fixture) -> (imports: [[Line]], others: [[Line]]) {
    var imports: [[Line]] = []
    var others: [[Line]] = []
    var next = 1
    for (number, statement) in file.statements.enumerated() {
      let isLast = number == file.statements.count - 1
      let end = isLast ? fixture.lines.count : file.lines.position(of: statement.range.end).line
      guard next <= end else { continue }
      let lines = (next...end).map { Line(text: fixture.lines[$0 - 1], origin: $0) }
      if case .import = statement.kind { imports.append(lines) } else { others.append(lines) }
      next = end + 1
    }
    return (imports, others)
  }

  /// Puts the body of each function into a block of its own, on the lines of its braces.
  private static func wrapped(_ file: SourceFile, _ fixture: Fixture, head: String) -> [UInt8] {
    var insertions: [(offset: Int, text: String)] = []
    for function in file.functions where function.kind == .function {
      guard let body = function.body, body.statements.count > 1 || function.result?.isVoid ?? true else { continue }
      insertions.append((Int(body.range.start) + 1, head))
      insertions.append((Int(body.range.end) - 1, "} "))
    }
    var bytes = fixture.bytes
    for (offset, text) in insertions.sorted(by: { $0.offset > $1.offset }) {
      bytes.insert(contentsOf: Array(text.utf8), at: offset)
    }
    return bytes
  }
}
