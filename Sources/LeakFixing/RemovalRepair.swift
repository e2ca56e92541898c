import LeakAST
import LeakDomain
import LeakModel

/// Tells the waiters that are taken out of a collection, or replaced there, where what that gives is dropped.
struct RemovalRepair {
  let layout: SourceLayout
  let verdict: StoredVerdict
  /// What one of them is told: `.resume(throwing: CancellationError())`.
  let farewell: String

  /// `slot.removeValue(forKey: key)?.resume(…)`, `slot.updateValue(other, forKey: key)?.resume(…)`
  func behind(_ method: String) -> Candidate? {
    guard let (value, _, _) = place, let call = Self.call(of: method, in: value) else { return nil }
    let text = layout.text(call.range) + "?" + farewell
    return candidate("?" + farewell, [TextEdit(range: value.range, text: text)])
  }

  /// `list.remove(at: index).resume(…)`
  var ofOne: Candidate? {
    guard let (value, statement, block) = place,
      let removal = ["remove", "removeFirst", "removeLast"].lazy.compactMap({ Self.call(of: $0, in: value) }).first
    else { return nil }
    if let line = line(beforeRemovalOfSeveral: removal) {
      return candidate(line, layout.insert([line], before: statement, in: block))
    }
    return candidate(farewell, [TextEdit(range: value.range, text: layout.text(removal.range) + farewell)])
  }

  /// `for waiter in slot[key] ?? [] { … }` before `slot[key] = nil`, or over what `removeValue` gives.
  var ofEntry: Candidate? {
    guard let (value, statement, block) = place else { return nil }
    if let call = Self.call(of: "removeValue", in: value) {
      let line = "for waiter in \(layout.text(call.range)) ?? [] { waiter\(farewell) }"
      return candidate(line, [TextEdit(range: value.range, text: line)])
    }
    guard case .assign("=", let target, _) = value.bare.kind else { return nil }
    let line = "for waiter in \(layout.text(target.range)) ?? [] { waiter\(farewell) }"
    return candidate(line, layout.insert([line], before: statement, in: block))
  }

  /// `for waiter in list.prefix(count) { waiter.resume(…) }` before `list.removeFirst(count)`
  private func line(beforeRemovalOfSeveral removal: Expr) -> String? {
    guard case .call(let call) = removal.kind, case .member(let list?, let name, _) = call.callee.kind,
      let count = call.arguments.first, count.label == nil, call.arguments.count == 1
    else { return nil }
    let part = "\(layout.text(list.range)).\(name == "removeFirst" ? "prefix" : "suffix")"
    return "for waiter in \(part)(\(layout.text(count.value.range))) { waiter\(farewell) }"
  }

  private var place: (value: Expr, statement: Stmt, block: Block)? {
    guard let (statement, block) = layout.statement(at: verdict.at.location.range),
      case .expr(let value) = statement.kind
    else { return nil }
    return (value, statement, block)
  }

  private func candidate(_ line: String, _ edits: [TextEdit]?) -> Candidate? {
    edits.map { Candidate("Add '\(line)', so that nobody is left waiting", isSafe: false, $0) }
  }

  /// A call of a method, whose result is dropped, also by `_ =`.
  private static func call(of method: String, in value: Expr) -> Expr? {
    switch value.kind {
    case .assign("=", let target, let result) where target.kind == .name("_"): call(of: method, in: result)
    case .call(let call):
      if case .member(_, method, _) = call.callee.kind { value } else { nil }
    default: nil
    }
  }
}
