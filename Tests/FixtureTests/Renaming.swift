import Foundation
import LeakAST
import LeakConfiguration
import LeakDomain

/// Gives locals, functions and types of a file names that say nothing, everywhere in it.
///
/// Kept are names that mean something by convention: those that models or the analysis know, labels, members of types
/// that are not the file's, and what conforming to a protocol from outside or overriding demands.
struct Renaming {
  private let fixture: Fixture
  private var chosen: Set<String> = []
  private var kept: Set<String> = []
  /// Names behind a dot.
  private var members: Set<String> = []
  private var ownMembers: Set<String> = []

  init(_ file: SourceFile, _ fixture: Fixture) {
    self.fixture = fixture
    let types = Set(file.statements.compactMap { if case .type(let type) = $0.kind { type.name } else { nil } })
    for statement in file.statements { Node.statement(statement).walk { collect($0, ownTypes: types) } }
    kept.formUnion(members.subtracting(ownMembers))
  }

  /// New names are as long as the old ones, so that columns stay as well.
  var rewriting: Rewriting? {
    var names: [String: String] = [:]
    let text = fixture.lines.joined(separator: "\n")
    for (number, name) in chosen.subtracting(kept).filter({ !Self.isKnown($0) }).sorted().enumerated() {
      let digits = String(number)
      guard digits.count < name.utf8.count else { continue }
      let first = name.first?.isUppercase == true ? "Q" : "q"
      let new = first + String(repeating: "0", count: name.utf8.count - 1 - digits.utf8.count) + digits
      if !text.contains(new) { names[name] = new }
    }
    guard !names.isEmpty else { return nil }
    return Rewriting(
      bytes: replacingIdentifiers(of: fixture.bytes, by: names),
      names: Dictionary(uniqueKeysWithValues: names.map { ($1, $0) }))
  }

  private mutating func collect(_ node: Node, ownTypes: Set<String>) -> Bool {
    switch node {
    case .function(let function): collect(function)
    case .statement(let statement): collect(statement, ownTypes: ownTypes)
    case .expression(let expression): collect(expression)
    case .switchCase(let item): chosen.formUnion(item.items.flatMap(\.pattern.boundNames))
    case .catchClause(let clause): chosen.formUnion(clause.items.flatMap(\.pattern.boundNames))
    case .block, .conditionalClause: break
    }
    return true
  }

  private mutating func collect(_ function: Function) {
    kept.formUnion(function.parameters.compactMap(\.label))
    chosen.formUnion(function.parameters.map(\.name))
    guard function.kind == .function else { return }
    ownMembers.insert(function.name)
    if function.modifiers.contains("override") { kept.insert(function.name) } else { chosen.insert(function.name) }
  }

  private mutating func collect(_ statement: Stmt, ownTypes: Set<String>) {
    switch statement.kind {
    case .type(let type):
      let isForeign = { (name: String?) in
        guard let name else { return false }
        return !ownTypes.contains(name) && !["Sendable", "Error", "AnyObject"].contains(name)
      }
      if type.kind != .extension { chosen.insert(type.name) }
      for member in type.members {
        if case .variable(let variable) = member.kind {
          ownMembers.formUnion(variable.bindings.flatMap(\.pattern.boundNames))
        }
        // The protocol or superclass may demand it.
        if case .function(let function) = member.kind,
          type.inherited.contains(where: { isForeign($0.baseName) }) || type.kind == .extension && isForeign(type.name)
        {
          kept.insert(function.name)
        }
      }
    case .variable(let variable): chosen.formUnion(variable.bindings.flatMap(\.pattern.boundNames))
    case .if(let branch): collect(branch.conditions)
    case .guard(let conditions, _), .while(let conditions, _): collect(conditions)
    case .forIn(let loop): chosen.formUnion(loop.pattern.boundNames)
    case .import(let module): kept.insert(module)
    default: break
    }
  }

  private mutating func collect(_ conditions: [Condition]) {
    for condition in conditions {
      switch condition.kind {
      case .binding(let pattern, _), .match(let pattern, _): chosen.formUnion(pattern.boundNames)
      case .expr, .availability: break
      }
    }
  }

  private mutating func collect(_ expression: Expr) {
    switch expression.kind {
    case .member(_, let name, _): members.insert(name)
    case .call(let call): kept.formUnion(call.arguments.compactMap(\.label))
    case .subscripted(_, let arguments), .tuple(let arguments), .macro(_, let arguments):
      kept.formUnion(arguments.compactMap(\.label))
    case .closure(let function): kept.formUnion(function.parameters.compactMap(\.label))
    case .keyPath(let path): members.formUnion(path)
    default: break
    }
  }
}

extension Renaming {
  /// Whether the models or the analysis itself look at the name.
  private static func isKnown(_ name: String) -> Bool {
    let words = words(of: name)
    return quoted.contains(name) || [words.first, words.last].contains { quoted.contains($0?.lowercased() ?? "") }
      || WordModel.Role.allCases.contains { Analysis.configuration.models.has(name, $0) }
  }

  /// `request`, `ID` of `requestID`
  private static func words(of name: String) -> [String] {
    name.matches(of: /[A-Z]+(?![a-z])|[A-Z]?[a-z0-9]+/).map { String($0.0) }
  }

  /// What the sources of the analysis have in quotes: names, and parts of names.
  private static let quoted: Set<String> = {
    let layers = ["LeakFlow", "LeakDomain", "LeakEngine", "LeakConfiguration"]
    var words: Set<String> = []
    for layer in layers {
      let base = Fixture.root.appendingPathComponent("Sources/\(layer)")
      let walk = FileManager.default.enumerator(atPath: base.path)
      while let name = walk?.nextObject() as? String {
        guard let text = try? String(contentsOf: base.appendingPathComponent(name), encoding: .utf8) else { continue }
        let pattern = name.hasSuffix(".yml") ? /([A-Za-z_]\w*)/ : /"([A-Za-z_]\w*)"/
        if name.hasSuffix(".yml") || name.hasSuffix(".swift") {
          words.formUnion(text.matches(of: pattern).map { String($0.1) })
        }
      }
    }
    return words
  }()
}
