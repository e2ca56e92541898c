import LeakAST
import LeakModel

/// A name that can be used at some place.
struct VisibleName: Hashable {
  enum Origin: Hashable {
    case parameter
    case closureParameter
    case local
    /// Bound by `if let` and the like: not nil any more.
    case unwrapped
    /// The payload of this case.
    case payload(String)
    /// The error of a `catch`; the type it is cast to, if it is.
    case caught(TypeRef?)
  }
  var name: String
  var origin: Origin
  var type: TypeRef?

  /// What is visible at the end of a path, innermost first.
  static func all(on path: [Node], before offset: Int32) -> [VisibleName] {
    var names: [VisibleName] = []
    for (index, node) in path.enumerated() {
      let next = index + 1 < path.count ? path[index + 1] : nil
      names += Self.names(of: node, towards: next, before: offset)
    }
    var seen: Set<String> = []
    return names.reversed().filter { seen.insert($0.name).inserted }
  }

  private static func names(of node: Node, towards next: Node?, before offset: Int32) -> [VisibleName] {
    switch node {
    case .function(let function):
      let origin = function.kind == .closure ? Origin.closureParameter : .parameter
      return function.parameters.map { VisibleName(name: $0.name, origin: origin, type: $0.type) }
    case .block(let block):
      return block.statements.filter { $0.range.end <= offset }.flatMap(declared)
    case .conditionalClause(let clause):
      return clause.statements.filter { $0.range.end <= offset }.flatMap(declared)
    case .statement(let statement): return inner(statement, towards: next)
    case .switchCase(let item): return item.items.flatMap { names(in: $0.pattern) }
    case .catchClause(let clause):
      if clause.items.isEmpty { return [VisibleName(name: "error", origin: .caught(nil), type: nil)] }
      return clause.items.flatMap { caught($0.pattern) }
    case .expression: return []
    }
  }

  /// What a statement binds for one of its blocks.
  private static func inner(_ statement: Stmt, towards next: Node?) -> [VisibleName] {
    guard case .block(let block)? = next else { return [] }
    switch statement.kind {
    case .if(let branch) where branch.then == block: return branch.conditions.flatMap(names)
    case .while(let conditions, let body) where body == block: return conditions.flatMap(names)
    case .forIn(let loop): return names(in: loop.pattern)
    default: return []
    }
  }

  /// What a statement declares for those behind it.
  private static func declared(_ statement: Stmt) -> [VisibleName] {
    switch statement.kind {
    case .variable(let variable):
      variable.bindings.flatMap { binding in
        binding.pattern.boundNames.map { VisibleName(name: $0, origin: .local, type: binding.type) }
      }
    case .function(let function): [VisibleName(name: function.name, origin: .local, type: nil)]
    case .guard(let conditions, _): conditions.flatMap(names)
    default: []
    }
  }

  private static func names(_ condition: Condition) -> [VisibleName] {
    switch condition.kind {
    case .binding(let pattern, _):
      pattern.boundNames.map { VisibleName(name: $0, origin: .unwrapped, type: nil) }
    case .match(let pattern, _): names(in: pattern)
    case .expr, .availability: []
    }
  }

  private static func names(in pattern: Pattern) -> [VisibleName] {
    if case .enumCase(_, let name, let payload) = pattern.kind {
      return payload.flatMap(\.pattern.boundNames).map { VisibleName(name: $0, origin: .payload(name), type: nil) }
    }
    return pattern.boundNames.map { VisibleName(name: $0, origin: .local, type: nil) }
  }

  private static func caught(_ pattern: Pattern) -> [VisibleName] {
    switch pattern.kind {
    case .name(let name, _): [VisibleName(name: name, origin: .caught(nil), type: nil)]
    case .asType(let inner, let type):
      inner.boundNames.map { VisibleName(name: $0, origin: .caught(type), type: type) }
    default: names(in: pattern)
    }
  }
}
