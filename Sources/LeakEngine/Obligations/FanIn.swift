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
    guard let asked = notYet(test, answer) else { return false }
    let before = body.lastDecision(test)
    return asked.contains { isProgress($0, in: body, before: before) }
      || (body.id != scope && asked.contains { isMetBySibling($0, body) })
  }

  /// What a decision asks, where it comes out as "not yet": a goal that is not reached, something that is not there.
  private func notYet(_ test: Test, _ answer: Bool) -> [Value]? {
    switch test {
    case .isTrue(.operation("<", let parts)): answer ? parts : nil
    case .isTrue(let value): answer ? nil : asked(by: value)
    case .isNil(let value): answer ? [value] : nil
    case .isCase, .opaque: nil
    }
  }

  /// The values of which a Boolean is made: `let isLast = remaining == 0`.
  private func asked(by value: Value) -> [Value] {
    switch value {
    case .variable(let id):
      if file[id].isLet, let definition = file[id].definition, definition != value { return asked(by: definition) }
      return [value]
    case .operation("==", let parts), .operation("&&", let parts), .operation(">=", let parts):
      return parts.flatMap(asked)
    default: return [value]
    }
  }

  /// Whether a body changes what it asks: a counter, a list, what is kept under a lock.
  private func isProgress(_ value: Value, in body: Body, before end: Int) -> Bool {
    switch value {
    case .member(let list, "count"), .member(let list, "isEmpty"): return isChanged(list, in: body, before: end)
    case .call(let id):
      let site = file[id]
      if let name = site.name, program.models.has(name, .counts) { return true }
      if let receiver = site.receiver, isReader(site), isChanged(receiver, in: body, before: end) { return true }
      return site.arguments.contains { operand in
        guard case .body(let closure) = operand.value, program.models.mode(of: site, label: operand.label) == .nowOnce
        else { return false }
        return file[closure].contains { countsOn($0, in: file[closure]) }
      }
    default: return body.contains(before: end) { $0.changes(value) }
    }
  }

  private func isReader(_ site: CallSite) -> Bool { site.name.map { program.models.has($0, .reader) } ?? true }

  /// `remaining -= 1`, of a variable of the surroundings or of the parameter of a closure under a lock.
  private func countsOn(_ instruction: Instruction.Kind, in body: Body) -> Bool {
    guard case .assign(let target, _) = instruction, instruction.changes(target) else { return false }
    if case .variable(let id) = target {
      return file[id].owner != body.id || body.parameters.contains { $0.variable == id }
    }
    return true
  }

  /// Whether others can change a value as well: a variable of the surroundings, a property, an object.
  private func isShared(_ value: Value, in body: Body) -> Bool {
    switch value {
    case .variable(let id): file[id].owner != body.id
    case .global, .member: true
    default: false
    }
  }

  /// Whether a body adds to a list that it shares, or takes from it.
  private func isChanged(_ list: Value, in body: Body, before end: Int) -> Bool {
    guard isShared(list, in: body) else { return false }
    return body.contains(before: end) { instruction in
      switch instruction {
      case .call(let id): file[id].receiver == list && !isReader(file[id])
      case .assign(.operation("[]", let parts), _): parts.first == list
      case .assign(list, _): instruction.changes(list)
      default: false
      }
    }
  }

  /// Whether another body stores what this one asks for, and comes to the same decision, or asks for what this one stores:
  /// the two wait for each other.
  private func isMetBySibling(_ value: Value, _ body: Body) -> Bool {
    guard isShared(value, in: body) else { return false }
    let family = program.family(of: program.root(of: BodyRef(file: fileIndex, body: body.id)))
    return family.contains { id in
      let other = file[id]
      guard id != body.id, id != scope, other.contains({ $0.stores(in: value) }) else { return false }
      return other.contains { calls(body.id, $0) } || other.asksForWhat(body)
    }
  }

  private func calls(_ body: BodyID, _ instruction: Instruction.Kind) -> Bool {
    guard case .call(let id) = instruction else { return false }
    return program.closureBody(of: file[id].callee, file: fileIndex) == body
  }
}

extension Body {
  fileprivate func contains(before end: Int = .max, _ matches: (Instruction.Kind) -> Bool) -> Bool {
    blocks.contains { block in block.instructions.contains { $0.range.start < end && matches($0.kind) } }
  }

  /// Where a test is made, for the last time.
  fileprivate func lastDecision(_ test: Test) -> Int {
    blocks.lazy.compactMap { block in
      guard case .branch(test, _, let range, _, _) = block.terminator else { return nil }
      return Int(range.start)
    }.max() ?? .max
  }

  /// Whether a decision of this body is about something that another one stores.
  fileprivate func asksForWhat(_ other: Body) -> Bool {
    blocks.contains { block in
      guard case .branch(let test, _, _, _, _) = block.terminator, let subject = test.subject else { return false }
      return other.contains { $0.stores(in: subject) }
    }
  }
}

extension Instruction.Kind {
  /// `counter -= 1`, `list += more`: what is there is made another by way of what was there.
  fileprivate func changes(_ place: Value) -> Bool {
    guard case .assign(place, let value) = self else { return false }
    if case .operation("+=", _) = value { return true }
    return value == .unknown
  }

  fileprivate func stores(in place: Value) -> Bool { if case .assign(place, _) = self { true } else { false } }
}
