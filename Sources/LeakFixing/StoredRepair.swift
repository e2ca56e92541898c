import LeakAST
import LeakDomain
import LeakModel

/// Tells the waiters that a type keeps before it loses them.
struct StoredRepair {
  let layout: SourceLayout
  let verdict: StoredVerdict
  private let kept: KeptWaiters?
  private var farewell: String { kept?.farewell(in: layout.file) ?? "" }

  init(_ layout: SourceLayout, _ verdict: StoredVerdict) {
    self.layout = layout
    self.verdict = verdict
    kept = KeptWaiters(verdict, in: layout, constants: verdict.primitive.kind == .stream || verdict.isUndrained)
  }

  func candidates() -> [Candidate] {
    if verdict.lastLook != nil { return [StaleLookRepair(layout, verdict).candidate].compactMap { $0 } }
    if case .untold(let failure) = verdict.loss {
      return [UntoldRepair(layout, verdict, failure).candidate].compactMap { $0 }
    }
    if case .undrained(.server) = verdict.loss {
      return [ServerRepair(layout: layout, verdict: verdict).candidate].compactMap { $0 }
    }
    if case .late(let late) = verdict.loss { return [LateRepair(layout, verdict, late).candidate].compactMap { $0 } }
    if case .dischargedAgain(let earlier) = verdict.loss, let kept { return again(kept.shape, earlier) }
    if case .outlived = verdict.loss, let kept {
      return [OutlivedRepair(layout: layout, verdict: verdict, shape: kept.shape).candidate].compactMap { $0 }
    }
    guard let kept, !farewell.isEmpty else { return [StateRepair(layout, verdict).candidate].compactMap { $0 } }
    switch verdict.loss {
    case .overwritten, .cleared: return kept.shape == .single ? [beforeAssignment].compactMap { $0 } : []
    case .keyOverwritten: return [removal.behind("updateValue"), beforeAssignment].compactMap { $0 }
    case .removed where kept.shape == .keyedLists: return [removal.ofEntry].compactMap { $0 }
    case .removed where kept.shape == .list:
      return [removal.ofOne, beforeSelection, results.one].compactMap { $0 }
    case .removed: return [removal.behind("removeValue"), beforeAssignment].compactMap { $0 }
    case .allRemoved: return [beforeEmptying(kept.shape), results.all(kept.shape)].compactMap { $0 }
    // Behind the loop, or whatever ends it.
    case .undrained(.loop): return [TypeEnd.loop, .failedLoop].compactMap { drain(kept.shape, at: $0) }
    case .undrained(let end): return [drain(kept.shape, at: end), drainFirst(kept.shape, at: end)].compactMap { $0 }
    case .left(.event(let event, _), _): return [told(of: event, kept.shape)].compactMap { $0 }
    case .left(.request, .uncaughtTry):
      let repair = RequestRepair(layout: layout, verdict: verdict, shape: kept.shape, farewell: farewell)
      return [repair.candidate].compactMap { $0 }
    case .left: return [atExit(kept.shape)].compactMap { $0 }
    case .cancelled, .neverDischarged, .dischargedAgain, .outlived, .untold, .late: return []
    }
  }

  private var removal: RemovalRepair { RemovalRepair(layout: layout, verdict: verdict, farewell: farewell) }

  /// `for waiter in list where … { waiter.resume(…) }` before `list.removeAll { … }`
  private var beforeSelection: Candidate? {
    SelectedRepair(layout: layout, verdict: verdict, farewell: farewell).edits.flatMap { candidate($0.line, $0.edits) }
  }

  private var results: UnusedResultRepair {
    UnusedResultRepair(layout: layout, verdict: verdict, farewell: farewell)
  }

  /// What was told does not stay.
  private func again(_ shape: KeptWaiters.Shape, _ earlier: Spot?) -> [Candidate] {
    let places = [verdict.at] + (earlier.map { [$0] } ?? [])
    let named = NamedEntryRepair(layout: layout, verdict: verdict, shape: shape)
    if shape == .single { return [named.underLock].compactMap { $0 } + places.compactMap(clear(behind:)) }
    return [KeptEntryRepair(layout, verdict).candidate, named.candidate, named.underLock].compactMap { $0 }
  }

  private func candidate(_ line: String, _ edits: [TextEdit]?) -> Candidate? {
    edits.map { Candidate("Add '\(line)', so that nobody is left waiting", isSafe: false, $0) }
  }

  /// `slot?.resume(…)` before `slot = other`.
  private var beforeAssignment: Candidate? {
    guard let (statement, block) = layout.statement(at: verdict.at.location.range),
      case .expr(let value) = statement.kind,
      case .assign("=", let target, _) = value.bare.kind, target.kind != .name("_")
    else { return nil }
    let line = "\(slot(in: target))?\(farewell)"
    return candidate(line, layout.insert([line], before: statement, in: block))
  }

  /// The slot, where that or a whole value of which it is a part is assigned.
  private func slot(in target: Expr) -> String {
    let text = layout.text(target.range)
    let slot = verdict.member
    switch target.kind {
    case .name("self"): return slot
    case .name(let name) where name != slot && !name.hasPrefix("$"): return "\(text).\(slot)"
    case .member(_, let name, _) where name != slot: return "\(text).\(slot)"
    default: return text
    }
  }

  private func beforeEmptying(_ shape: KeptWaiters.Shape) -> Candidate? {
    guard shape != .single, let (statement, block) = layout.statement(at: verdict.at.location.range),
      case .expr(let value) = statement.kind, let slot = emptied(value.bare),
      let untold = UntoldWaiters(of: slot, before: statement.range, in: layout).expression,
      untold == slot || shape == .list
    else { return nil }
    let line = loop(over: untold, shape)
    return candidate(line, layout.insert([line], before: statement, in: block))
  }

  /// What `slot.removeAll()` and `slot = []` empty.
  private func emptied(_ value: Expr) -> String? {
    switch value.kind {
    case .assign("=", let target, _): return layout.text(target.range)
    case .call(let call):
      guard case .member(let base?, "removeAll", _) = call.callee.kind else { return nil }
      return layout.text(base.range)
    default: return nil
    }
  }

  private func loop(over slot: String, _ shape: KeptWaiters.Shape) -> String {
    let elements =
      switch shape {
      case .single, .one, .list: ""
      case .keyed: ".values"
      case .keyedLists: ".values.joined()"
      }
    return "for waiter in \(slot)\(elements) { waiter\(farewell) }"
  }

  /// Tells all that is in a slot, and leaves nothing there.
  private func emptying(_ slot: String, _ shape: KeptWaiters.Shape) -> [String] {
    switch shape {
    case .one: ["\(slot)\(farewell)"]
    case .single: ["\(slot)?\(farewell)", "\(slot) = nil"]
    case .list, .keyed, .keyedLists: [loop(over: slot, shape), "\(slot).removeAll()"]
    }
  }

  /// In the function that ends the type, or behind the loop that has ended.
  private func drain(_ shape: KeptWaiters.Shape, at end: TypeEnd) -> Candidate? {
    let lines = emptying(verdict.slot, shape)
    let place = verdict.at.location.range
    switch end {
    // Where it leaves early, what stands at its end does not tell all.
    case .passage where layout.function(at: place)?.body?.statements.contains(where: isGuard) ?? true: return nil
    case .method, .passage:
      if let (statement, block) = layout.statement(at: place), case .expr = statement.kind, statement.range == place {
        return candidate(lines[0], layout.insert(lines, after: statement, in: block))
      }
      return candidate(lines[0], layout.function(at: place)?.body.flatMap { layout.append(lines, to: $0) })
    case .loop:
      guard let (loop, block) = layout.statement(at: place) else { return nil }
      if !isLoop(loop) { return drainAround(place, lines) }
      let isLast = block.statements.last == loop
      return candidate(
        lines[0], isLast ? layout.append(lines, to: block) : layout.insert(lines, after: loop, in: block))
    case .failedLoop: return drainAround(place, lines)
    case .mark: return drain(shape, behindMarkAt: place)
    case .unheard, .leader, .place, .unwoken, .server: return nil
    }
  }

  /// Behind `self.isEnded = true`, of the same object.
  private func drain(_ shape: KeptWaiters.Shape, behindMarkAt place: SourceRange) -> Candidate? {
    guard let (statement, block) = layout.statement(at: place), case .expr(let value) = statement.kind,
      case .assign("=", let target, _) = value.bare.kind
    else { return nil }
    var object = ""
    if case .member(let base?, _, _) = target.bare.kind { object = layout.text(base.range) + "." }
    guard shape == .single || !object.contains("?") else { return nil }
    let lines = emptying(object + verdict.slot, shape)
    return candidate(lines[0], layout.insert(lines, after: statement, in: block))
  }

  private func isGuard(_ statement: Stmt) -> Bool { if case .guard = statement.kind { true } else { false } }

  /// Whatever ends a loop that reads in its body: an error leads past what stands behind it.
  private func drainAround(_ read: SourceRange, _ lines: [String]) -> Candidate? {
    guard let (loop, block) = layout.statement(at: read, where: isLoop) else { return nil }
    let whole = ["defer {"] + lines.map { layout.unit + $0 } + ["}"]
    return candidate(lines[0], layout.insert(whole, before: loop, in: block))
  }

  private func isLoop(_ statement: Stmt) -> Bool {
    switch statement.kind {
    case .forIn, .while, .repeatWhile: true
    default: false
    }
  }

  /// Where the last event has come: what leaves by the same exit may be one behind which others come.
  private func told(of event: String, _ shape: KeptWaiters.Shape) -> Candidate? {
    let lines = emptying(verdict.slot, shape)
    return candidate(lines[0], LastEventRepair(layout: layout, verdict: verdict, event: event).edits(lines))
  }

  /// Before what the function does, which may be to empty the property.
  private func drainFirst(_ shape: KeptWaiters.Shape, at end: TypeEnd) -> Candidate? {
    guard case .method = end, shape != .single, shape != .one,
      let body = layout.function(at: verdict.at.location.range)?.body,
      let first = body.statements.first
    else { return nil }
    let line = loop(over: verdict.slot, shape)
    return candidate(line, layout.insert([line], before: first, in: body))
  }

  /// Before the exit of a method or closure that leaves it, or at its end.
  private func atExit(_ shape: KeptWaiters.Shape) -> Candidate? {
    guard let function = layout.function(at: verdict.at.location.range), !function.modifiers.contains("nonisolated")
    else { return nil }
    if shape == .keyed, !leavesAll { return atExit(of: function) }
    guard shape != .keyedLists else { return nil }
    let path = layout.file.path(to: verdict.at.location.range)
    let prefix = WrittenSelf.prefix(on: path, VisibleName.all(on: path, before: verdict.at.location.range.start))
    guard shape == .single || shape == .one || prefix != WrittenSelf.optional else { return nil }
    let lines = emptying(prefix + verdict.slot, shape)
    if let (statement, block) = layout.statement(at: verdict.at.location.range), case .return = statement.kind {
      return candidate(lines[0], layout.insert(lines, before: statement, in: block))
    }
    // Other ways come to the same end, and go on.
    if leavesAll || lacksRequest { return nil }
    return candidate(lines[0], function.body.flatMap { layout.append(lines, to: $0) })
  }

  /// The one that the function has stored itself, or answers elsewhere, before a `return`.
  private func atExit(of function: Function) -> Candidate? {
    let entry = OwnEntry(layout: layout, verdict: verdict)
    let answered = AnsweredEntry(layout: layout, verdict: verdict)
    guard
      let lines = entry.isStored(in: function)
        ? entry.lines(.keyed, farewell) : answered.line(in: function, farewell).map({ [$0] }),
      let (statement, block) = layout.statement(at: verdict.at.location.range), case .return = statement.kind
    else { return nil }
    return candidate(lines[0], layout.insert(lines, before: statement, in: block))
  }

  /// Whether what is left is all that waits, and not the one that was meant.
  private var leavesAll: Bool { if case .left(.unrepeated, _) = verdict.loss { true } else { false } }

  /// Whether the request is not made that others make on their way to the same end.
  private var lacksRequest: Bool { if case .left(.unmade, _) = verdict.loss { true } else { false } }

  /// `slot = nil` behind a discharge.
  private func clear(behind spot: Spot) -> Candidate? {
    guard kept?.shape == .single, let (statement, block) = layout.statement(at: spot.location.range),
      case .expr = statement.kind
    else { return nil }
    let path = layout.file.path(to: statement.range)
    let names = VisibleName.all(on: path, before: statement.range.start)
    let isShadowed = names.contains { $0.name == verdict.slot }
    let prefix = WrittenSelf.prefix(on: path, names)
    let line = "\(isShadowed && prefix.isEmpty ? "self." : prefix)\(verdict.slot) = nil"
    let edits = layout.insert([line], after: statement, in: block)
    return edits.map { Candidate("Add '\(line)': it is resumed once", isSafe: true, $0) }
  }
}

extension StoredVerdict {
  fileprivate var isUndrained: Bool { if case .undrained = loss { true } else { false } }
}
