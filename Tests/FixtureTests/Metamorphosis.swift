import LeakAST
import LeakModel
import SwiftFrontEnd
import Testing

/// A rewriting of a source that changes nothing of what it does.
enum Metamorphosis: String, CaseIterable, Sendable, CustomTestStringConvertible {
  case wrappedInDo, wrappedInIfTrue, reordered, split

  var testDescription: String { rawValue }

  /// The rewritten source as files. Each of their lines knows from which line it comes, 1-based.
  func files(of fixture: Fixture) -> [[Line]]? {
    let output = SwiftFrontEnd.lower(FrontEndInput(id: FileID(0), path: fixture.path, bytes: fixture.bytes))
    guard let file = output.file, file.statements.allSatisfy(Self.isDeclaration) else { return nil }
    switch self {
    case .wrappedInDo: return [Self.wrapped(file, fixture, head: " do {")]
    case .wrappedInIfTrue: return [Self.wrapped(file, fixture, head: " if true {")]
    case .reordered:
      let (imports, chunks) = Self.chunks(of: file, fixture)
      return [(imports + chunks.reversed()).flatMap(\.self)]
    case .split:
      let (imports, chunks) = Self.chunks(of: file, fixture)
      guard chunks.count > 1 else { return nil }
      let half = chunks.count / 2
      return [chunks.prefix(half), chunks.suffix(chunks.count - half)].map { (imports + $0).flatMap(\.self) }
    }
  }

  struct Line: Hashable, Sendable {
    var text: String
    var origin: Int
  }

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
  private static func wrapped(_ file: SourceFile, _ fixture: Fixture, head: String) -> [Line] {
    var insertions: [(offset: Int, text: String)] = []
    for function in file.statements.flatMap(functions) {
      guard let body = function.body, body.statements.count > 1 || function.result?.isVoid ?? true else { continue }
      insertions.append((Int(body.range.start) + 1, head))
      insertions.append((Int(body.range.end) - 1, "} "))
    }
    var bytes = fixture.bytes
    for (offset, text) in insertions.sorted(by: { $0.offset > $1.offset }) {
      bytes.insert(contentsOf: Array(text.utf8), at: offset)
    }
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    return lines.enumerated().map { Line(text: String($1), origin: $0 + 1) }
  }

  private static func functions(in statement: Stmt) -> [Function] {
    switch statement.kind {
    case .function(let function) where function.kind == .function: [function]
    case .type(let type): type.members.flatMap(functions)
    default: []
    }
  }
}
