import LeakAST
import LeakDomain
import LeakModel

/// Takes waiters out of the collection that keeps them when they are told, so that nobody tells them again.
struct KeptEntryRepair {
  let layout: SourceLayout
  let verdict: StoredVerdict

  init(_ layout: SourceLayout, _ verdict: StoredVerdict) {
    self.layout = layout
    self.verdict = verdict
  }

  var candidate: Candidate? { emptied ?? takenOut ?? atOneEnd }

  private var place: SourceRange { verdict.at.location.range }
  private var slot: String { verdict.member }

  /// `waiters.removeAll()` behind the loop that tells all of them.
  private var emptied: Candidate? {
    for case .statement(let statement) in layout.file.path(to: place).reversed() {
      guard let collection = collection(of: statement), let block = layout.statement(at: statement.range)?.block else {
        continue
      }
      let line = "\(collection).removeAll()"
      return layout.insert([line], after: statement, in: block).map {
        Candidate("Add '\(line)': each of them is resumed once", isSafe: false, $0)
      }
    }
    return nil
  }

  /// What a loop goes over, if that is the collection.
  private func collection(of statement: Stmt) -> String? {
    switch statement.kind {
    // Some of them stay.
    case .forIn(let loop): return loop.whereExpr == nil ? own(layout.text(loop.sequence.range)) : nil
    case .expr(let value):
      guard case .call(let call) = value.bare.kind, case .member(let base?, "forEach", _) = call.callee.kind else {
        return nil
      }
      return own(layout.text(base.range))
    default: return nil
    }
  }

  private func own(_ text: String) -> String? {
    let base = text.hasSuffix(".values") ? String(text.dropLast(7)) : text
    return base == slot || base == "self." + slot ? base : nil
  }

  /// `pending.removeValue(forKey: id)?.resume(…)` for `pending[id]?.resume(…)`; of a handler `pending[id]?(…)`.
  private var takenOut: Candidate? {
    guard let statement = layout.statement(at: place)?.statement else { return nil }
    let text = layout.text(statement.range)
    guard let open = text.firstIndex(of: "["), let close = text.firstIndex(of: "]"), open < close,
      own(String(text[..<open])) != nil,
      ["?.", "?("].contains(where: text[text.index(after: close)...].hasPrefix)
    else { return nil }
    let key = text[text.index(after: open)..<close]
    guard !key.isEmpty, !key.contains(where: { "[(\"".contains($0) }) else { return nil }
    let length = text[...close].utf8.count
    let range = SourceRange(start: Int(statement.range.start), end: Int(statement.range.start) + length)
    let taken = "\(text[..<open]).removeValue(forKey: \(key))"
    return Candidate(
      "Take it out with '\(taken)', so that it is resumed once", isSafe: false, [TextEdit(range: range, text: taken)])
  }

  /// `waiters.removeFirst().resume()` for `waiters.first?.resume()`, where there is one; `popLast()` for the last.
  private var atOneEnd: Candidate? {
    guard let (statement, block) = layout.statement(at: place), case .expr(let value) = statement.kind,
      case .call(let call) = value.kind, case .member(let base?, _, _) = call.callee.kind,
      case .optionalChain(let link) = base.kind, case .member(let collection?, let end, nil) = link.kind,
      own(layout.text(collection.range)) != nil
    else { return nil }
    let name = layout.text(collection.range)
    let rest = layout.text(SourceRange(start: Int(base.range.end), end: Int(statement.range.end)))
    let text: String
    switch end {
    case "last": text = "\(name).popLast()?\(rest)"
    case "first" where block.statements.last == statement:
      text = "if !\(name).isEmpty { \(name).removeFirst()\(rest) }"
    default: return nil
    }
    return Candidate(
      "Take the \(end) one out, so that it is resumed once", isSafe: false,
      [TextEdit(range: statement.range, text: text)])
  }
}
