import LeakAST
import LeakDomain
import LeakModel

/// Takes a waiter that was told by a name of its own out of the collection that it is still in.
struct NamedEntryRepair {
  let layout: SourceLayout
  let verdict: StoredVerdict
  let shape: KeptWaiters.Shape

  /// `waiters[id] = nil` where `waiter` is `waiters[id]`.
  var candidate: Candidate? {
    guard let (statement, block) = layout.statement(at: verdict.at.location.range), let name = told(by: statement),
      let found = origin(
        of: name, on: layout.file.path(to: statement.range), value: removal, turn: { removal(inTurnOf: $0, name) })
    else { return nil }
    let place = found.place.map { ($0.statement, $0.block) } ?? (statement, block)
    return layout.insert([found.value], after: place.0, in: place.1).map {
      Candidate("Add '\(found.value)': it is told once", isSafe: false, $0)
    }
  }

  /// `lock.withLock { defer { waiter = nil }; return waiter }` for `lock.withLock { waiter }`.
  var underLock: Candidate? {
    guard let statement = layout.statement(at: verdict.at.location.range)?.statement, let name = told(by: statement),
      let kept = origin(
        of: name, on: layout.file.path(to: statement.range), value: kept(givenByClosure:), turn: { _ in nil })?.value
    else { return nil }
    let slot = layout.text(kept.range)
    let emptying =
      switch shape {
      case .single: "\(slot) = nil"
      case .list, .keyed, .keyedLists: "\(slot).removeAll()"
      case .one: ""
      }
    guard !emptying.isEmpty else { return nil }
    let place = SourceRange(start: Int(kept.range.start), end: Int(kept.range.start))
    return Candidate(
      "Add '\(emptying)' where it is read: it is told once", isSafe: false,
      [TextEdit(range: place, text: "defer { \(emptying) }; return ")])
  }

  /// The slot, where it is all that the closure of a call gives back.
  private func kept(givenByClosure value: Expr) -> Expr? {
    guard case .call(let call) = value.bare.kind, case .closure(let closure)? = call.arguments.last?.value.kind,
      closure.parameters.isEmpty, let body = closure.body, body.statements.count == 1,
      case .expr(let kept) = body.statements[0].kind, isSlot(kept)
    else { return nil }
    return kept
  }

  /// The name on which, or on a member of which, a statement calls.
  private func told(by statement: Stmt) -> String? {
    guard let call = statement.call else { return nil }
    if case .name(let name) = call.callee.bare.kind { return name }
    guard case .member(let base?, _, _) = call.callee.bare.kind else { return nil }
    switch base.bare.kind {
    case .name(let name): return name
    case .optionalChain(let link): return if case .name(let name) = link.kind { name } else { nil }
    case .member(let element?, _, _): return if case .name(let name) = element.bare.kind { name } else { nil }
    default: return nil
    }
  }

  /// What takes the element with a name out again, and behind which statement, if not where it is told: behind the one that has
  /// read it, which may hold a lock. The innermost binding of the name is the one that counts.
  private func origin<T>(
    of name: String, on path: [Node], value read: (Expr) -> T?, turn: (ForIn) -> T?
  ) -> (value: T, place: (statement: Stmt, block: Block)?)? {
    for index in path.indices.dropLast().reversed() {
      let (outer, inner) = (path[index], path[index + 1])
      switch outer {
      case .block(let block):
        let earlier = block.statements.filter { $0.range.end <= inner.range.start }
        for statement in earlier.reversed() where names(declaredBy: statement).contains(name) {
          return value(of: name, in: statement).flatMap(read).map { ($0, (statement, block)) }
        }
      case .statement(let statement):
        guard case .block(let body) = inner, names(boundFor: body, by: statement).contains(name) else { continue }
        if case .forIn(let loop) = statement.kind {
          if case .name(let all) = loop.sequence.bare.kind, all != verdict.member {
            return origin(of: all, on: Array(path[...index]), value: read, turn: turn)
          }
          return turn(loop).map { ($0, nil) }
        }
        return value(of: name, in: statement).flatMap(read).map { ($0, nil) }
      case .function(let function) where function.parameters.contains { $0.name == name }: return nil
      default: continue
      }
    }
    return nil
  }

  private func names(declaredBy statement: Stmt) -> [String] {
    switch statement.kind {
    case .guard(let conditions, _): conditions.flatMap(names)
    case .variable(let variable): variable.bindings.flatMap(\.pattern.boundNames)
    default: []
    }
  }

  private func names(boundFor body: Block, by statement: Stmt) -> [String] {
    switch statement.kind {
    case .if(let branch) where branch.then == body: branch.conditions.flatMap(names)
    case .while(let conditions, _): conditions.flatMap(names)
    case .forIn(let loop): loop.pattern.boundNames
    default: []
    }
  }

  private func names(_ condition: Condition) -> [String] {
    switch condition.kind {
    case .binding(let pattern, _), .match(let pattern, _): pattern.boundNames
    case .expr, .availability: []
    }
  }

  /// What a name is bound to.
  private func value(of name: String, in statement: Stmt) -> Expr? {
    let conditions: [Condition] =
      switch statement.kind {
      case .if(let branch): branch.conditions
      case .guard(let conditions, _), .while(let conditions, _): conditions
      default: []
      }
    for case .binding(let pattern, let value) in conditions.map(\.kind) where pattern.boundNames == [name] {
      return value
    }
    guard case .variable(let variable) = statement.kind else { return nil }
    return variable.bindings.first { $0.pattern.boundNames == [name] }?.value
  }

  /// `waiters[id] = nil` for `waiters[id]`, `jobs.removeFirst()` for `jobs.first`, `jobs.removeAll()` for `jobs`.
  private func removal(of value: Expr) -> String? {
    switch value.bare.kind {
    case _ where (shape == .list || shape == .keyed) && isSlot(value):
      return "\(layout.text(value.bare.range)).removeAll()"
    case .subscripted(let base, let keys)
    where shape == .keyed && isSlot(base) && keys.count == 1 && keys[0].label == nil:
      return isPlain(keys[0].value) ? "\(layout.text(value.bare.range)) = nil" : nil
    case .member(let base?, "first", _) where shape == .list && isSlot(base):
      return "\(layout.text(base.range)).removeFirst()"
    default: return nil
    }
  }

  /// `waiters[id] = nil` in `for (id, waiter) in waiters`, which goes over what was there when it began.
  private func removal(inTurnOf loop: ForIn, _ name: String) -> String? {
    guard shape == .keyed, isSlot(loop.sequence), case .tuple(let parts) = loop.pattern.kind, parts.count == 2,
      case .name(let key, _) = parts[0].pattern.kind, case .name(name, _) = parts[1].pattern.kind
    else { return nil }
    return "\(layout.text(loop.sequence.range))[\(key)] = nil"
  }

  private func isSlot(_ value: Expr) -> Bool {
    switch value.bare.kind {
    case .name(verdict.member): true
    case .member(let base?, verdict.member, _): base.isName("self")
    default: false
    }
  }

  /// Whether a key is the same when it is asked for again.
  private func isPlain(_ key: Expr) -> Bool {
    switch key.bare.kind {
    case .name, .literal: true
    case .member(let base?, _, nil): isPlain(base)
    default: false
    }
  }
}
