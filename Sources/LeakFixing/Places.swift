import LeakAST
import LeakModel

extension SourceLayout {
  /// The innermost statement at a place, with the block it stands in.
  func statement(
    at range: SourceRange, where isWanted: (Stmt) -> Bool = { _ in true }
  ) -> (statement: Stmt, block: Block)? {
    let path = file.path(to: range)
    for (outer, inner) in zip(path, path.dropFirst()).reversed() {
      guard case .block(let block) = outer, case .statement(let statement) = inner, isWanted(statement) else {
        continue
      }
      return (statement, block)
    }
    return nil
  }

  /// The call whose name stands at a place.
  func call(named range: SourceRange) -> Call? {
    file.path(to: range).reversed().lazy.compactMap { node -> Call? in
      guard case .expression(let value) = node, case .call(let call) = value.kind else { return nil }
      return call.nameRange == range ? call : nil
    }.first
  }

  /// The innermost function or closure at a place.
  func function(at range: SourceRange, where isWanted: (Function) -> Bool = { _ in true }) -> Function? {
    file.path(to: range).last { if case .function(let function) = $0 { isWanted(function) } else { false } }?.function
  }

  /// The statement of this very block that holds a place.
  func statement(of block: Block, at range: SourceRange) -> Stmt? {
    block.statements.first { $0.range.contains(range) }
  }
}

extension Stmt {
  /// The call that a statement consists of.
  var call: Call? {
    guard case .expr(let value) = kind, case .call(let call) = value.bare.kind else { return nil }
    return call
  }
}

extension Expr {
  func isName(_ name: String) -> Bool { if case .name(name) = kind { true } else { false } }
}

extension SourceFile {
  /// Every function that the file declares, those in types and functions included, and no closures.
  var functions: [Function] {
    var found: [Function] = []
    for statement in statements {
      Node.statement(statement).walk { node in
        if case .function(let function) = node, function.kind == .function { found.append(function) }
        return true
      }
    }
    return found
  }
}

extension Node {
  fileprivate var function: Function? { if case .function(let function) = self { function } else { nil } }
}
