import LeakAST
import LeakModel
import SwiftFrontEnd

/// A rewritten source, with the way back to the one it was made from.
struct Rewriting: Sendable {
  /// A line, and the line from which it comes, 1-based.
  struct Line: Hashable, Sendable {
    var text: String
    var origin: Int
  }

  var files: [[Line]]
  /// New names with the old ones.
  var names: [String: String] = [:]

  init(files: [[Line]]) { self.files = files }

  /// One file in which each line stands where it stood.
  init(bytes: [UInt8], names: [String: String] = [:]) {
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    files = [lines.enumerated().map { Line(text: String($1), origin: $0 + 1) }]
    self.names = names
  }
}

extension Fixture {
  /// The small AST, where the front end makes one.
  var tree: SourceFile? {
    SwiftFrontEnd.lower(FrontEndInput(id: FileID(0), path: path, bytes: bytes)).file
  }
}

extension SourceFile {
  /// Everything with a body that is no part of another: functions, initialisers and accessors, free and of types.
  var functions: [Function] { statements.flatMap(Self.functions) }

  private static func functions(in statement: Stmt) -> [Function] {
    switch statement.kind {
    case .function(let function): function.body == nil ? [] : [function]
    case .type(let type): type.members.flatMap(functions)
    case .variable(let variable): variable.bindings.flatMap(\.accessors)
    default: []
    }
  }
}

/// Replaces whole identifiers, wherever they stand.
func replacingIdentifiers(of text: [UInt8], by names: [String: String]) -> [UInt8] {
  var result: [UInt8] = []
  var rest = text[...]
  while let first = rest.first {
    let word = rest.prefix(while: isWord)
    if word.isEmpty {
      result.append(first)
      rest = rest.dropFirst()
      continue
    }
    rest = rest.dropFirst(word.count)
    let old = String(decoding: word, as: UTF8.self)
    result += result.last.map(isSigil) == true ? Array(word) : names[old].map { Array($0.utf8) } ?? Array(word)
  }
  return result
}

private func isWord(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
    UInt8(ascii: "0")...UInt8(ascii: "9"),
    UInt8(ascii: "_"):
    true
  default: byte > 0x7F
  }
}

/// What stands before words that are no names of the source: `#if`, `@escaping`, `$0`.
private func isSigil(_ byte: UInt8) -> Bool {
  [UInt8(ascii: "#"), UInt8(ascii: "@"), UInt8(ascii: "$")].contains(byte)
}
