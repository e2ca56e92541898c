import LeakAST
import LeakModel

/// Assignments, also those through an optional chain.
extension BodyBuilder {
  func assign(_ op: String, _ target: Expr, _ value: Expr, range: SourceRange) -> Value {
    if case .name("_") = target.kind {
      _ = evaluate(value)
      return .tuple([])
    }
    guard !Self.hasOptionalLink(target) else { return assignThroughChain(op, target, value, range: range) }
    let place = evaluate(target)
    let result = evaluate(value)
    return store(op, result, in: place, range: range)
  }

  /// `a?.b = c`: on the nil side neither `c` is evaluated nor anything stored.
  private func assignThroughChain(_ op: String, _ target: Expr, _ value: Expr, range: SourceRange) -> Value {
    let end = newBlock()
    let saved = (chainEnd, chainRange)
    (chainEnd, chainRange) = (end, range)
    let place = evaluateLink(target)
    (chainEnd, chainRange) = saved
    let result = evaluate(value)
    _ = store(op, result, in: place, range: range)
    jump(to: end)
    current = end
    return .tuple([])
  }

  /// Something gets nil.
  func clear(_ place: Value, range: SourceRange) { _ = store("=", .literal(.nil), in: place, range: range) }

  private func store(_ op: String, _ result: Value, in place: Value, range: SourceRange) -> Value {
    if case .variable(let variable) = place, flow.file[variable].owner != id {
      flow.updateVariable(variable) { $0.isAssignedInClosure = true }
    }
    if case .variable(let variable) = place { noteAssignment(of: result, to: variable) }
    counts[place] = op == "=" && result.isStableCount(flow) ? result : nil
    emit(.assign(place, Self.stored(op, result)), range)
    noteChange(of: place)
    return .tuple([])
  }

  private func noteAssignment(of value: Value, to variable: VarID) {
    flow.updateVariable(variable) {
      $0.assignments += 1
      // What a constant stands for that several branches give a value depends on the branch.
      if $0.isLet, $0.assignments > 1 { $0.definition = nil }
    }
    guard flow.file[variable].assignments == 1, flow.file[variable].definition == nil else { return }
    if flow.file.derives(value, from: variable) || isGiven(variable) { return }
    flow.updateVariable(variable) { $0.definition = value }
  }

  /// Whether it is an `inout` parameter, which has a value before it is assigned.
  private func isGiven(_ variable: VarID) -> Bool {
    flow.file[flow.file[variable].owner].parameters.contains { $0.variable == variable }
  }

  private func noteChange(of place: Value) {
    guard let name = place.memberName else { return }
    let isOwn = place == .global(name) || place == .member(.selfReference, name)
    if isOwn, flow.file[id].kind == .function(.initializer) { return }
    flow.file.changedMembers.insert(name)
  }

  /// What `list += [element]` or `counter += 1` adds to the place is in there, or taken from it by `-=`; nothing is known of other operators.
  private static func stored(_ op: String, _ result: Value) -> Value {
    switch op {
    case "=": result
    case "+=", "-=": .operation(op, [result])
    default: .unknown
    }
  }
}

extension Value {
  /// What a compound assignment stores is made of what was there before.
  public var isMadeOfBefore: Bool {
    switch self {
    case .operation("+=", _), .operation("-=", _), .unknown: true
    default: false
    }
  }

  /// `x.count` of a constant.
  fileprivate func isStableCount(_ flow: FlowBuilder) -> Bool {
    if case .member(let sequence, "count") = self { flow.isStable(sequence) } else { false }
  }
}
