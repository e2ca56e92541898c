import LeakAST
import LeakModel
import SwiftFrontEnd
import Testing

/// The statements of a text.
func lowered(_ text: String) throws -> [Stmt] {
  try loweredFile("test.swift", Array(text.utf8)).statements
}

func loweredFile(_ path: String, _ bytes: [UInt8]) throws -> SourceFile {
  try #require(SwiftFrontEnd.lower(FrontEndInput(id: FileID(0), path: path, bytes: bytes)).file)
}

/// The one expression that a text consists of.
func loweredExpression(_ text: String) throws -> Expr {
  guard case .expr(let expr)? = try lowered(text).first?.kind else {
    throw Unexpected("no expression statement: \(text)")
  }
  return expr
}

/// What a text's first variable is initialised with.
func loweredValue(_ text: String) throws -> Expr {
  guard case .variable(let decl)? = try lowered(text).first?.kind, let value = decl.bindings.first?.value else {
    throw Unexpected("no variable with a value: \(text)")
  }
  return value
}

/// The pattern of the first case of the switch that a text consists of.
func loweredPattern(_ pattern: String) throws -> Pattern {
  guard case .switch(let content)? = try lowered("switch x { case \(pattern): break }").first?.kind,
    let item = content.cases.first?.items.first
  else { throw Unexpected("no case: \(pattern)") }
  return item.pattern
}

/// The text that a range covers.
func slice(_ text: String, _ range: LeakModel.SourceRange) -> String {
  String(decoding: Array(text.utf8)[Int(range.start)..<Int(range.end)], as: UTF8.self)
}

struct Unexpected: Error, CustomStringConvertible {
  var description: String
  init(_ description: String) { self.description = description }
}
