import LeakAST
import LeakModel

/// Code of a function that has a name there: a local function, or a closure in a variable.
struct LocalCode: Sendable {
  let name: String
  let range: SourceRange
  let code: Node

  /// All of a file, outermost first. Functions of types are among them.
  static func all(in file: SourceFile) -> [LocalCode] {
    var found: [LocalCode] = []
    for statement in file.statements {
      Node.statement(statement).walk { node in
        if case .statement(let inner) = node { found += named(by: inner) }
        return true
      }
    }
    return found
  }

  private static func named(by statement: Stmt) -> [LocalCode] {
    switch statement.kind {
    case .function(let function):
      return function.body.map { [LocalCode(name: function.name, range: statement.range, code: .block($0))] } ?? []
    case .variable(let variable):
      return variable.bindings.compactMap { binding in
        guard case .name(let name, _) = binding.pattern.kind, let value = binding.value, value.isClosure else {
          return nil
        }
        return LocalCode(name: name, range: statement.range, code: .expression(value))
      }
    default: return []
    }
  }
}
