import LeakAST
import LeakDomain
import LeakModel

/// A time limit resumes what the slot has when the time is over, instead of what it has captured.
///
///     self.waiting.removeValue(forKey: id)?.resume(throwing: TimedOut())
struct OutlivedRepair {
  let layout: SourceLayout
  let verdict: StoredVerdict
  let shape: KeptWaiters.Shape

  private var slot: String { "self.\(verdict.member)" }

  var candidate: Candidate? {
    guard let (statement, block) = layout.statement(at: verdict.at.location.range),
      case .expr(let value) = statement.kind, case .call(let call) = value.kind,
      case .member(let carrier?, _, _) = call.callee.kind
    else { return nil }
    let rest = layout.text(SourceRange(start: Int(carrier.range.end), end: Int(statement.range.end)))
    let key = shape == .single ? nil : key(visibleAt: statement)
    // What empties the slot before must not: there would be nothing left to resume.
    let before = block.statements.last { $0.range.end <= statement.range.start }
    let emptying = before.flatMap { empties($0, key) ? $0 : nil }
    let range = SourceRange(start: Int((emptying ?? statement).range.start), end: Int(statement.range.end))
    let text: String
    if let key {
      text = "\(slot).removeValue(forKey: \(key))?\(rest)"
    } else {
      guard shape == .single else { return nil }
      let base = layout.newline + layout.indentation(at: Int(statement.range.start))
      text = "\(slot)?\(rest)\(layout.isFirstInLine(Int(statement.range.start)) ? base : "; ")\(slot) = nil"
    }
    return Candidate(
      "Resume what is in '\(verdict.member)', which nobody has resumed then", isSafe: false,
      [TextEdit(range: range, text: text)])
  }

  private func empties(_ statement: Stmt, _ key: String?) -> Bool {
    let text = layout.text(statement.range)
    return [verdict.member, slot].contains { place in
      guard let key else { return text == "\(place) = nil" }
      let removal = "\(place).removeValue(forKey: \(key))"
      return [removal, "_ = " + removal, "\(place)[\(key)] = nil"].contains(text)
    }
  }

  /// By what the waiter is stored, where that is one name, and the limit sees it.
  private func key(visibleAt limit: Stmt) -> String? {
    guard let store = verdict.stores.first, let statement = layout.statement(at: store.location.range)?.statement,
      case .expr(let value) = statement.kind, case .assign(_, let target, _) = value.kind,
      case .subscripted(let base, let keys) = target.kind, keys.count == 1, let key = keys.first,
      case .name(let name) = key.value.kind, verdict.stores.count == 1,
      [verdict.member, slot].contains(layout.text(base.range))
    else { return nil }
    let names = VisibleName.all(on: layout.file.path(to: limit.range), before: limit.range.start)
    return names.contains { $0.name == name } ? name : nil
  }
}
