import LeakAST
import LeakModel

/// Calls and closures.
extension BodyBuilder {
  func call(_ call: Call, range: SourceRange) -> Value {
    if let taken = takenOptional(by: call, range: range) { return taken }
    // A closure called on the spot: `{ … }()`.
    let callee = calleeValue(call.callee)
    let isCatching = callee.memberName.map(flow.known.catching.contains) ?? false
    let arguments = isCatching ? caughtOperands(of: call.arguments) : operands(of: call.arguments)
    let made: TypeRef? = if case .type(let type) = call.callee.kind { type } else { nil }
    return finishCall(callee: callee, arguments: arguments, range: range, nameRange: call.nameRange, made: made)
  }

  private func calleeValue(_ callee: Expr) -> Value {
    // A member that is called is no value that is awaited.
    let saved = awaitCover
    awaitCover = false
    defer { awaitCover = saved }
    switch callee.kind {
    case .member(let base?, let name, _):
      awaitCover = saved
      let value = evaluateLink(base)
      if refersToSelf(value) || value == .global("Self") { return .global(name) }
      return .member(value, name)
    case .member(nil, let name, _): return .implicitMember(name)
    case .type(let type): return .global(type.baseName ?? "")
    case .subscripted, .call, .optionalChain, .forced: return evaluateLink(callee)
    default: return evaluate(callee)
    }
  }

  func operands(of arguments: [Argument]) -> [CallSite.Operand] {
    let savedChain = chainEnd
    chainEnd = nil
    defer { chainEnd = savedChain }
    return arguments.map {
      CallSite.Operand(label: $0.label, value: evaluate($0.value), isTrailingClosure: $0.isTrailingClosure)
    }
  }

  /// Operands whose errors the function catches that runs them.
  private func caughtOperands(of arguments: [Argument]) -> [CallSite.Operand] {
    let (caught, end) = (newBlock(), newBlock())
    let saved = (errorTarget, tryCover)
    errorTarget = .handler(caught, depth: scopes.count)
    if case .optional = tryCover { tryCover = .plain }
    let operands = operands(of: arguments)
    (errorTarget, tryCover) = saved
    jump(to: end)
    current = caught
    jump(to: end)
    current = end
    return operands
  }

  func finishCall(
    callee: Value, arguments: [CallSite.Operand], range: SourceRange, nameRange: SourceRange, made: TypeRef? = nil
  ) -> Value {
    let callID = CallID(flow.file.calls.count)
    flow.file.calls.append(
      CallSite(
        callee: callee, arguments: arguments, isAwaited: awaitCover, tried: tryCover.kind, range: range,
        nameRange: nameRange, body: id, made: made))
    emit(.call(callID), range)
    let isEnd = flow.known.neverReturning.ends(callee, returning: flow.returningFunctions)
    if !isEnd || callee.memberName.map(flow.known.neverReturning.throwing.contains) ?? false {
      mayThrow(callID, range: range)
    }
    if isEnd {
      terminate(.unreachable)
      return .unknown
    }
    if case .global(let name) = callee, flow.known.asserting.contains(name), !flow.returningFunctions.contains(name),
      let condition = arguments.first
    {
      assertion(of: condition.value, range: range)
    }
    return .call(callID)
  }

  /// Goes on where a condition holds. The result of a call says nothing of anything else.
  private func assertion(of condition: Value, range: SourceRange) {
    switch condition {
    case .operation, .member, .variable, .global: break
    case .literal(.bool(false)): return terminate(.unreachable)
    default: return
    }
    let (holds, fails) = (newBlock(), newBlock())
    branch(onValue: condition, kind: .assertion, range: range, then: holds, otherwise: fails)
    current = fails
    terminate(.unreachable)
    current = holds
  }

  /// Something that is no call is awaited: the value of a task, an `async let`. Under `try` it may throw.
  func awaitValue(_ value: Value, range: SourceRange, mayThrow: Bool = true) {
    guard awaitCover else { return }
    emit(.awaitValue(value), range)
    guard mayThrow else { return }
    switch tryCover {
    case .none, .forced: return
    case .plain, .optional: mayThrowHere(range: range)
    }
  }

  private func mayThrow(_ call: CallID, range: SourceRange) {
    throwPoints += 1
    switch tryCover {
    case .none, .forced: return
    case .plain:
      let (normal, failed) = (newBlock(), newBlock())
      terminate(.mayThrow(call, range: range, normal: normal, error: failed), next: failed)
      raise(.uncaughtTry, range: range)
      current = normal
    case .optional(let target, let depth):
      let (normal, failed) = (newBlock(), newBlock())
      terminate(.mayThrow(call, range: range, normal: normal, error: failed), next: failed)
      leaveScopes(downTo: depth, at: range)
      jump(to: target)
      current = normal
    }
  }

  /// An error from something that is no call: the next element of a sequence.
  func mayThrowHere(range: SourceRange) {
    throwPoints += 1
    let (normal, failed) = (newBlock(), newBlock())
    terminate(.branch(.opaque, kind: .nextElement, range: range, then: normal, otherwise: failed), next: failed)
    if case .optional(let target, let depth) = tryCover {
      leaveScopes(downTo: depth, at: range)
      jump(to: target)
    } else {
      raise(.uncaughtTry, range: range)
    }
    current = normal
  }

  func closure(_ function: Function) -> Value {
    guard let body = flow.declareFunction(function, parent: id, typeName: flow.file[id].typeName) else {
      return .unknown
    }
    let builder = BodyBuilder(flow, id: body, inside: self)
    for capture in function.captures { builder.copies[capture.name] = copy(capture, range: function.nameRange) }
    builder.fill(function)
    return .body(body)
  }
}
