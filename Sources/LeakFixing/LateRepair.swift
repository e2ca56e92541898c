import LeakAST
import LeakDomain

/// Refuses whoever comes when the object has ended, before it is stored.
struct LateRepair {
  let layout: SourceLayout
  let verdict: StoredVerdict
  let late: LateStore

  init(_ layout: SourceLayout, _ verdict: StoredVerdict, _ late: LateStore) {
    self.layout = layout
    self.verdict = verdict
    self.late = late
  }

  var candidate: Candidate? {
    guard let (statement, block) = layout.statement(at: verdict.at.location.range), let carrier = stored(by: statement),
      let kept = KeptWaiters(verdict, in: layout), let farewell = kept.farewell(in: layout.file),
      mayReturn(before: statement, in: block), let test = test(in: statement)
    else { return nil }
    let lines = ["if \(test) {", "\(layout.unit)\(carrier)\(farewell)", layout.unit + "return", "}"]
    guard let edits = layout.insert(lines, before: statement, in: block) else { return nil }
    return Candidate("Ask for '\(late.mark)' first, and refuse what comes late", isSafe: false, edits)
  }

  /// The waiter that the statement stores: `list.append(waiter)`, `slot = waiter`, `slot.updateValue(waiter, forKey: key)`.
  private func stored(by statement: Stmt) -> String? {
    guard case .expr(let value) = statement.kind else { return nil }
    if case .assign("=", _, let stored) = value.bare.kind { return name(stored) }
    var found: String?
    Node.statement(statement).walk { node in
      if case .expression(let value) = node, case .call(let call) = value.kind, let first = call.arguments.first,
        case .member(let base?, _, _) = call.callee.kind, layout.text(base.range).hasSuffix(verdict.member)
      {
        found = name(first.value)
      }
      return found == nil
    }
    return found
  }

  private func name(_ value: Expr) -> String? {
    if case .name(let name) = value.kind { name } else { nil }
  }

  /// Whether nothing is held that had to be given back first, or that a `defer` does not give back, and nothing has to be returned.
  private func mayReturn(before statement: Stmt, in block: Block) -> Bool {
    let before = block.statements.prefix { $0 != statement }.map { layout.text($0.range) }
    let isGivenBack = before.contains { $0.hasPrefix("defer") && $0.contains("unlock()") }
    return (isGivenBack || !before.contains { $0.contains("lock()") })
      && layout.function(at: statement.range)?.result == nil
  }

  /// `isClosed`, `case .closed = state`; a member of what the slot is one of, as the statement says it.
  private func test(in statement: Stmt) -> String? {
    let name = owner(in: statement) + late.mark
    return switch late.value {
    case "": nil
    case "true": name
    case "false": "!\(name)"
    case LateStore.some: "\(name) != nil"
    default: "case \(late.value) = \(name)"
    }
  }

  /// `self.` of `self.waiters.append(waiter)`, `$0.` of `$0.waiters[key] = waiter`, `state.` of `state.waiters.append(waiter)`.
  private func owner(in statement: Stmt) -> String {
    let text = layout.text(statement.range)
    let path = text.prefix { $0.isLetter || $0.isNumber || "_$.".contains($0) }.split(separator: ".")
    guard let place = path.firstIndex(where: { $0 == verdict.member }) else { return "" }
    return path[..<place].map { "\($0)." }.joined()
  }
}
