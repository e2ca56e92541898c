import LeakAST
import LeakModel

/// What the place of a call expects of it, as far as that is written there.
enum ExpectedType {
  /// What the place of a call expects, as far as it is written there: `let x: T = `, `return` in a function that returns
  /// a `T`, or the only expression of such a function.
  static func at(_ path: [Node], _ index: Int) -> TypeRef? {
    for position in stride(from: index - 1, through: 0, by: -1) {
      guard case .statement(let statement) = path[position] else {
        if case .expression(let expression) = path[position] {
          switch expression.kind {
          case .tried, .awaited: continue
          default: return nil
          }
        }
        return nil
      }
      switch statement.kind {
      case .variable(let variable): return variable.bindings.first?.type
      case .return: return result(around: path, position)
      case .expr: return isOnly(path, position) ? result(around: path, position) : .void
      default: return nil
      }
    }
    return nil
  }

  private static func result(around path: [Node], _ position: Int) -> TypeRef? {
    for node in path[..<position].reversed() {
      if case .function(let function) = node {
        if function.kind == .closure, function.result == nil { return passed(around: path, position, function) }
        return function.result ?? (function.kind == .closure ? nil : .void)
      }
      if case .statement(let statement) = node, case .variable(let variable) = statement.kind {
        return variable.bindings.first?.type
      }
    }
    return nil
  }

  /// What a closure gives to a call that hands its result on.
  private static func passed(around path: [Node], _ position: Int, _ closure: Function) -> TypeRef? {
    let index = path[..<position].lastIndex { node in
      guard case .expression(let value) = node, case .call(let call) = value.kind else { return false }
      return call.arguments.first { $0.value.isClosure }?.value.range == closure.range
    }
    guard let index, case .expression(let value) = path[index], case .call(let call) = value.kind else { return nil }
    switch call.callee.kind {
    case .name("withTaskCancellationHandler"): return at(path, index)
    case .member(_, "addTask", _), .member(_, "addTaskUnlessCancelled", _): return childResult(path[..<index])
    default: return nil
    }
  }

  /// `of: Answer.self` of the task group around.
  private static func childResult(_ path: ArraySlice<Node>) -> TypeRef? {
    path.reversed().lazy.compactMap { node -> TypeRef? in
      guard case .expression(let value) = node, case .call(let call) = value.kind,
        let type = call.arguments.first(where: { $0.label == "of" })?.value,
        case .member(let base?, "self", _) = type.kind
      else { return nil }
      switch base.kind {
      case .type(let type): return type
      case .name(let name): return .named(name, [])
      case .optionalChain(let inner):
        if case .name(let name) = inner.kind { return .optional(.named(name, [])) }
        return nil
      default: return nil
      }
    }.first
  }

  /// Whether a statement is the only one of its function.
  private static func isOnly(_ path: [Node], _ position: Int) -> Bool {
    guard position >= 2, case .block(let block) = path[position - 1], case .function(let function) = path[position - 2]
    else { return false }
    return block.statements.count == 1 && (function.kind == .closure || function.result.map { !$0.isVoid } == true)
  }
}
