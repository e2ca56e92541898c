import LeakDomain
import LeakFlow
import LeakModel

/// Several are under way, and the last one to come discharges: `remaining -= 1` and `if remaining == 0`,
/// `results.append(next)` and `if results.count == total`, `first = value` and `guard let first, let second`.
///
/// Omissions: whether the last one does come to the right number is not counted.
extension ObligationAnalysis {
  /// Whether a decision tells that others are left to come.
  func isFanIn(_ test: Test, _ answer: Bool, in body: Body) -> Bool {
    if case .isTrue(.variable(let flag)) = test, !answer, decidesUnderLock(flag, in: body) { return true }
    if isRestUnderWay(test, answer, in: body) { return true }
    guard !isOutOfReach, let asked = notYet(test, answer, in: body) else { return false }
    let before = program.changes(in: ref(body)).decisions[test] ?? .max
    return asked.contains { isProgress($0, in: body, before: before) || isCompared(in: test) && isCount($0, in: body) }
      || (body.id != scope && earlierAnswer(test) == nil && asked.contains { isMetBySibling($0, body) })
  }

  /// Whether a closure that runs there and then has told by a variable that others are left: `lock.sync { isLast = left == 0 }`.
  private func decidesUnderLock(_ flag: VarID, in body: Body) -> Bool {
    guard file[flag].owner == body.id, !file[flag].isLet else { return false }
    return file.calls.contains { site in
      site.body == body.id
        && program.models.closuresRunAtOnce(by: site).contains { closure in
          file[closure].blocks.lazy.flatMap(\.instructions).contains { instruction in
            guard case .assign(.variable(flag), let value) = instruction.kind, case .operation = value else {
              return false
            }
            return isFanIn(.isTrue(value), false, in: file[closure])
          }
        }
    }
  }

  /// The same in a loop, which may come to the goal in a later turn: `remaining -= 1` and `if remaining == 0`.
  func isCountdown(_ test: Test, _ answer: Bool, in body: Body) -> Bool { !answer && asksCount(test, in: body) }

  /// Whether a decision tells that a count has come to its goal, which it does once.
  func isLastOfCount(_ test: Test, _ answer: Bool, in body: Body) -> Bool {
    guard answer, case .isTrue(.operation("==", _)) = test else { return false }
    return asksCount(test, in: body) || isFanIn(test, false, in: body)
  }

  private func asksCount(_ test: Test, in body: Body) -> Bool {
    guard case .isTrue(.operation("==", let parts)) = test else { return false }
    let changes = program.changes(in: ref(body))
    let before = changes.decisions[test] ?? .max
    return parts.contains { changes.isCounted($0, before: before) && !isFollowed($0, in: body) }
  }

  /// A number of the body's own that begins with one that is written out: each path knows what it has come to.
  private func isFollowed(_ counter: Value, in body: Body) -> Bool {
    guard case .variable(let id) = counter, file.isOwn(counter, of: body.id),
      case .literal(.number)? = file[id].definition
    else { return false }
    return true
  }

  /// What a decision asks, where it comes out as "not yet": a goal that is not reached, something that is not there.
  private func notYet(_ test: Test, _ answer: Bool, in body: Body) -> [Value]? {
    switch test {
    case .isTrue(.operation("<", let parts)): answer ? isOnTheWay(parts, in: body) : isNotPast(parts, in: body)
    case .isTrue(.call(let id)) where answer: asksForRest(file[id]) ? [.call(id)] : nil
    case .isTrue(let value): answer ? nil : asked(by: value)
    // The first that lacks is there: `parts.first { !$0.isDone }`.
    case .isNil(.call(let id)) where !answer: asksForFirst(file[id]) ? [.call(id)] : nil
    case .isNil(let value): answer ? [value] + asked(by: value) : nil
    case .isCase, .opaque: nil
    }
  }

  /// The two sides of a comparison by which the first one is still less: what only grows, and is already more, is past its goal.
  private func isOnTheWay(_ parts: [Value], in body: Body) -> [Value] {
    let raised = program.changes(in: ref(body)).raised
    return parts.last.map(raised.contains) ?? false ? parts.dropLast() : parts
  }

  /// The second of two sides that is not yet more than the first: `failures > allowed` of what only grows.
  private func isNotPast(_ parts: [Value], in body: Body) -> [Value]? {
    guard parts.count == 2, program.changes(in: ref(body)).raised.contains(parts[1]) else { return nil }
    return [parts[1]]
  }

  /// The values of which a Boolean is made: `let isLast = remaining == 0`.
  private func asked(by value: Value) -> [Value] {
    switch value {
    case .variable(let id):
      if file[id].isLet, let definition = file[id].definition, definition != value { return asked(by: definition) }
      return [value]
    case .operation("==", let parts), .operation("&&", let parts), .operation("||", let parts),
      .operation(">=", let parts), .operation("+", let parts):
      return parts.flatMap(asked)
    default: return [value]
    }
  }

  /// Whether a body changes what it asks: a counter, a list, what is kept under a lock.
  private func isProgress(_ value: Value, in body: Body, before end: Int32) -> Bool {
    switch value {
    case .member(let list, "count"), .member(let list, "isEmpty"):
      return isMadeOfChanged(list, in: body, before: end)
    case .call(let id):
      let site = file[id]
      if let name = site.name, program.models.has(name, .counts) { return true }
      if isMadeOfChanged(value, in: body, before: end) { return true }
      if countsItself(site) { return true }
      return program.models.closuresRunAtOnce(by: site).contains { countsOn(file[$0]) }
    // `progress.isFinished`, where the body counts another member of it.
    case .member(let whole, let name) where name != "count" && isCountedIn(whole, by: body, before: end): return true
    // What the call gives holds the number.
    case .member(.call, _) where isPart(value): return isProgress(value.root, in: body, before: end)
    default: return program.changes(in: ref(body)).isCounted(value, before: end)
    }
  }

  /// Whether a body counts a member of an object that it shares.
  private func isCountedIn(_ whole: Value, by body: Body, before end: Int32) -> Bool {
    isShared(whole, in: body)
      && program.changes(in: ref(body)).counted.contains { place, first in
        if case .member(whole, _) = place { first < end } else { false }
      }
  }

  /// `counter.subtract(1).newValue`, or the second of the two parts that it gives.
  private func isPart(_ value: Value) -> Bool {
    guard case .member(.call(let id), _) = value, let name = file[id].name else { return false }
    return program.models.has(name, .counts)
  }

  /// Whether a function of the sources counts in a member and tells by what it gives back whether that was the last one:
  /// `left -= 1; return left == 0`.
  private func countsItself(_ site: CallSite) -> Bool {
    guard let target = program.resolve(site, file: fileIndex)?.target else { return false }
    return countsItself(target, depth: 2)
  }

  private func countsItself(_ ref: BodyRef, depth: Int) -> Bool {
    let body = program.body(ref)
    guard body.result != nil else { return false }
    if program.changes(in: ref).counted.keys.contains(where: { $0.memberName != nil }) { return true }
    // What another function tells, it only gives on.
    return depth > 0
      && body.blocks.contains { block in
        guard case .exit(let exit) = block.terminator, case .call(let id)? = exit.value,
          let target = program.resolve(program.files[ref.file][id], file: ref.file)?.target
        else { return false }
        return countsItself(target, depth: depth - 1)
      }
  }

  /// `results.append(next)`, which tells how many there are now.
  private func isCount(_ value: Value, in body: Body) -> Bool {
    guard case .call(let id) = value, let name = file[id].name, program.models.has(name, .addsElement) else {
      return false
    }
    return file[id].receiver.map { isShared($0, in: body) } ?? false
  }

  private func isCompared(in test: Test) -> Bool {
    if case .isTrue(.operation(let name, _)) = test { ["==", ">=", "<"].contains(name) } else { false }
  }

  func ref(_ body: Body) -> BodyRef { BodyRef(file: fileIndex, body: body.id) }

  /// `remaining -= 1`, of a variable of the surroundings or of the parameter of a closure under a lock.
  func countsOn(_ body: Body) -> Bool {
    program.changes(in: ref(body)).counted.keys.contains { target in
      guard case .variable(let id) = target else { return true }
      return file[id].owner != body.id || body.parameters.contains { $0.variable == id }
    }
  }

  /// Whether others can change a value as well: a variable of the surroundings, a property, an object.
  func isShared(_ value: Value, in body: Body) -> Bool {
    switch value {
    case .variable(let id): file[id].owner != body.id
    case .global, .member: true
    default: false
    }
  }

  /// Whether a body adds to a list that it shares, or takes from it.
  func isChanged(_ list: Value, in body: Body, before end: Int32) -> Bool {
    isShared(list, in: body) && program.changes(in: ref(body)).isChanged(list, before: end)
  }

  /// Whether another body stores what this one asks for, and comes to the same decision, or asks for what this one stores:
  /// the two wait for each other.
  private func isMetBySibling(_ value: Value, _ body: Body) -> Bool {
    guard isShared(value, in: body) else { return false }
    let own = program.changes(in: ref(body)).stored
    return program.family(of: program.root(of: ref(body))).contains { id in
      guard id != body.id, id != scope else { return false }
      let other = program.changes(in: BodyRef(file: fileIndex, body: id))
      guard other.stored.contains(value) else { return false }
      return other.called.contains(body.id) || !other.asked.isDisjoint(with: own)
    }
  }
}
