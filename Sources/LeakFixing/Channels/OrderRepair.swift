import LeakAST
import LeakDomain
import LeakModel

/// Starts the other side before the wait for it, where the source starts it behind the wait.
struct OrderRepair {
  let layout: SourceLayout
  let verdict: Verdict
  private let carrier: Carrier

  init(_ layout: SourceLayout, _ verdict: Verdict) {
    self.layout = layout
    self.verdict = verdict
    carrier = Carrier(verdict, in: layout)
  }

  /// The best first.
  func candidates() -> [Candidate] { started + finished }

  /// Moves the statement that starts it, unless that uses what is declared in between.
  private var started: [Candidate] {
    guard verdict.primitive.kind == .channel || verdict.primitive.kind == .semaphore, let place else { return [] }
    guard let (stuck, block) = layout.statement(at: place), let index = block.statements.firstIndex(of: stuck) else {
      return []
    }
    let rest = block.statements[(index + 1)...]
    guard let other = rest.first(where: starts), let position = rest.firstIndex(of: other) else { return [] }
    let between = block.statements[index..<position]
    guard !between.contains(where: { declares($0, usedIn: other) }), let moved = MovedStatement(other, in: layout),
      let insertion = layout.insert(moved.lines(), before: stuck, in: block)
    else { return [] }
    return [Candidate("Start the other side before the wait for it", isSafe: false, insertion + [moved.removal])]
  }

  /// `finish()` goes before the wait right before it, where that is for the one who receives until then.
  private var finished: [Candidate] {
    guard verdict.role == .waiter, verdict.primitive.kind == .channel else { return [] }
    return layout.file.path(to: verdict.begin.location.range).flatMap { node -> [Candidate] in
      if case .block(let block) = node { finished(in: block) } else { [] }
    }
  }

  private func finished(in scope: Block) -> [Candidate] {
    let pairs = zip(scope.statements, scope.statements.dropFirst())
    return pairs.compactMap { wait, finish -> Candidate? in
      guard case .expr(let value) = finish.kind, carrier.isDischarge(value.bare), case .expr(let waited) = wait.kind,
        case .awaited = waited.kind, let moved = MovedStatement(finish, in: layout),
        let insertion = layout.insert(moved.lines(), before: wait, in: scope)
      else { return nil }
      return Candidate("Finish before the wait", isSafe: false, insertion + [moved.removal])
    }
  }

  private var place: SourceRange? {
    let spot = verdict.leaks.first?.spot ?? verdict.begin
    return spot.location.file == layout.file.id ? spot.location.range : nil
  }

  /// Whether a statement starts a task or a block of a queue that has to do with the channel.
  private func starts(_ statement: Stmt) -> Bool {
    let call: Call?
    switch statement.kind {
    case .variable(let variable):
      if case .call(let made)? = variable.bindings.first?.value?.bare.kind { call = made } else { call = nil }
    default: call = statement.call
    }
    guard let call, case .closure(let closure)? = call.arguments.last?.value.kind, let body = closure.body,
      carrier.isUsed(in: .block(body))
    else { return false }
    return switch call.callee.kind {
    case .name("Task"), .member(_, "async", nil): true
    case .member(let base?, "detached", _): base.isName("Task")
    default: false
    }
  }

  private func declares(_ statement: Stmt, usedIn other: Stmt) -> Bool {
    let names: [String]
    switch statement.kind {
    case .variable(let variable): names = variable.bindings.flatMap(\.pattern.boundNames)
    case .function(let function): names = [function.name]
    case .guard(let conditions, _):
      names = conditions.flatMap { condition -> [String] in
        switch condition.kind {
        case .binding(let pattern, _), .match(let pattern, _): pattern.boundNames
        case .expr, .availability: []
        }
      }
    default: return false
    }
    return names.contains { mentions($0, .statement(other)) }
  }

  private func mentions(_ name: String, _ node: Node) -> Bool {
    var found = false
    node.walk { node in
      if case .expression(let value) = node, value.isName(name) { found = true }
      return !found
    }
    return found
  }
}
