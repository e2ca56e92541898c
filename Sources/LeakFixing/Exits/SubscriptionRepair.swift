import LeakAST
import LeakDomain
import LeakModel

/// Keeps a subscription that nothing keeps until it has served the waiter.
struct SubscriptionRepair {
  let exit: ExitRepair
  private var layout: SourceLayout { exit.layout }

  init(_ exit: ExitRepair) { self.exit = exit }

  /// In the set of the type around, or else in a variable that its own callback holds.
  func part(_ leak: Leak) -> Part? {
    guard let (statement, block) = layout.statement(at: leak.spot.location.range) else { return nil }
    switch statement.kind {
    case .expr(let value):
      guard case .assign("=", let target, let chain) = value.kind else { return keep(value, statement) }
      if case .name(let name) = target.kind, name != "_" { return held(by: name, chain, []) }
      return layout.text(target.range) == "_" ? keep(chain, statement) : nil
    case .variable(let variable):
      guard variable.bindings.count == 1, let chain = variable.bindings[0].value,
        let name = variable.bindings[0].pattern.boundNames.first, !isUsed(name, in: block, besides: statement)
      else { return nil }
      return keep(chain, statement)
    default: return nil
    }
  }

  private func keep(_ chain: Expr, _ statement: Stmt) -> Part? {
    guard case .call = chain.kind else { return nil }
    let head = SourceRange(start: Int(statement.range.start), end: Int(chain.range.start))
    if let set {
      let line = ".store(in: &\(set))"
      let edits = head.length == 0 ? [] : [TextEdit(range: head, text: "")]
      return Part(
        edits + [TextEdit(range: SourceRange(at: Int(chain.range.end)), text: line)], isSafe: true, text: line)
    }
    let names = VisibleName.all(on: layout.file.path(to: statement.range), before: statement.range.start)
    guard !names.contains(where: { $0.name == Self.name }), layout.isFirstInLine(Int(statement.range.start)) else {
      return nil
    }
    let newline = layout.newline + layout.indentation(at: Int(statement.range.start))
    let text = "var \(Self.name): AnyCancellable?" + newline + "\(Self.name) = "
    return held(by: Self.name, chain, [TextEdit(range: head, text: text)])
  }

  private static let name = "subscription"

  /// A callback that sets the variable to nil when it has run holds it until then.
  private func held(by name: String, _ chain: Expr, _ edits: [TextEdit]) -> Part? {
    guard case .call(let call) = chain.kind else { return nil }
    let closures = call.arguments.compactMap { argument -> (label: String?, body: Block)? in
      guard case .closure(let closure) = argument.value.kind, let body = closure.body else { return nil }
      return (argument.label, body)
    }
    let last = closures.count == 1 ? closures[0].body : closures.first { $0.label == "receiveCompletion" }?.body
    let line = "\(name) = nil"
    guard let last, let added = layout.append([line], to: last) else { return nil }
    return Part(edits + added, isSafe: false, text: line)
  }

  private func isUsed(_ name: String, in block: Block, besides declaration: Stmt) -> Bool {
    var found = false
    Node.block(block).walk { node in
      if case .expression(let value) = node, value.isName(name), !declaration.range.contains(value.range) {
        found = true
      }
      return !found
    }
    return found
  }

  /// A property of the class around that keeps subscriptions.
  private var set: String? {
    let path = layout.file.path(to: exit.verdict.begin.location.range)
    let owner = path.lazy.compactMap(\.typeDecl).last
    guard let owner, !path.contains(where: \.hidesSelf) else { return nil }
    return owner.members.lazy.compactMap { member -> String? in
      guard case .variable(let variable) = member.kind, !variable.isLet, !variable.modifiers.contains("static") else {
        return nil
      }
      let binding = variable.bindings.first {
        $0.type?.keepsSubscriptions == true || $0.value?.keepsSubscriptions == true
      }
      return binding?.pattern.boundNames.first
    }.first
  }
}

extension Node {
  /// A static function, or a closure that holds its object weakly.
  fileprivate var hidesSelf: Bool {
    guard case .function(let function) = self else { return false }
    return function.modifiers.contains("static")
      || function.captures.contains { $0.name == "self" && $0.strength != .strong }
  }
}

extension TypeRef {
  fileprivate var keepsSubscriptions: Bool {
    switch self {
    case .named("Set", let arguments): arguments.first?.baseName == "AnyCancellable"
    case .array(let element): element.baseName == "AnyCancellable"
    default: false
    }
  }
}

extension Expr {
  /// `Set<AnyCancellable>()`
  fileprivate var keepsSubscriptions: Bool {
    guard case .call(let call) = kind, case .type(let type) = call.callee.kind else { return false }
    return type.keepsSubscriptions
  }
}
