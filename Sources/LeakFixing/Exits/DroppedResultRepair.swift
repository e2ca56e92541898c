import LeakAST
import LeakDomain
import LeakModel

/// Tells whoever a call has taken out, where nothing is done with what the call gives.
struct DroppedResultRepair {
  let layout: SourceLayout
  let verdict: Verdict

  init(_ layout: SourceLayout, _ verdict: Verdict) {
    self.layout = layout
    self.verdict = verdict
  }

  var candidate: Candidate? {
    guard let type = verdict.carrierType,
      let farewell = KeptWaiters.farewell(type.unaliased(in: layout.file), in: layout.file),
      let (statement, block) = layout.statement(at: place)
    else { return nil }
    let edits = behindCall(statement, type, farewell) ?? named(statement, in: block, farewell)
    return edits.map { Candidate("Add '\(farewell)' where it is taken", isSafe: false, $0) }
  }

  private var place: SourceRange { verdict.begin.location.range }

  /// `take(id)?.resume(…)` for `take(id)` and `_ = take(id)`.
  private func behindCall(_ statement: Stmt, _ type: TypeRef, _ farewell: String) -> [TextEdit]? {
    guard case .expr(let whole) = statement.kind else { return nil }
    var value = whole
    if case .assign("=", let target, let result) = whole.kind, target.kind == .name("_") { value = result }
    guard isTaking(value) else { return nil }
    let mark = if case .optional = type { "?" } else { "" }
    return [TextEdit(range: whole.range, text: layout.text(value.range) + mark + farewell)]
  }

  /// `if let waiter = take(id)` for `if take(id) != nil` and `if let _ = take(id)`.
  private func named(_ statement: Stmt, in block: Block, _ farewell: String) -> [TextEdit]? {
    let conditions: [Condition]
    var then: Block?
    switch statement.kind {
    case .if(let branch): (conditions, then) = (branch.conditions, branch.then)
    case .while(let all, let body): (conditions, then) = (all, body)
    case .guard(let all, _): conditions = all
    default: return nil
    }
    guard let condition = conditions.first(where: { $0.range.contains(place) }),
      let name = layout.freeName(at: statement.range), let edit = binding(of: name, in: condition)
    else { return nil }
    let line = name + farewell
    let told: [TextEdit]?
    if let then {
      told =
        then.statements.first.map { layout.insert([line], before: $0, in: then) } ?? layout.append([line], to: then)
    } else {
      told = layout.insert([line], after: statement, in: block)
    }
    return told.map { [edit] + $0 }
  }

  private func binding(of name: String, in condition: Condition) -> TextEdit? {
    switch condition.kind {
    case .expr(let value):
      guard case .binary("!=", let taken, let other) = value.kind, other.kind == .literal(.nil), isTaking(taken) else {
        return nil
      }
      return TextEdit(range: condition.range, text: "let \(name) = \(layout.text(taken.range))")
    case .binding(let pattern, let taken) where pattern.kind == .wildcard && isTaking(taken):
      return TextEdit(range: pattern.range, text: name)
    default: return nil
    }
  }

  private func isTaking(_ value: Expr) -> Bool {
    if case .call = value.bare.kind { value.bare.range == place } else { false }
  }
}

extension SourceLayout {
  /// A name for one that waits which the function around a place does not use yet.
  func freeName(at place: SourceRange) -> String? {
    let words = text(outermostFunction(around: place)).split { !$0.isLetter && !$0.isNumber && $0 != "_" }
    let used = Set(words)
    return ["waiter", "taken", "waiting", "pending"].first { !used.contains($0[...]) }
  }
}
