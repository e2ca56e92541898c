import LeakDomain
import LeakFlow
import LeakModel

/// Promises: whoever holds one must settle it, once somebody waits for its future.
extension ObligationFinder {
  /// `let promise = eventLoop.makePromise(of: Int.self)`
  mutating func madePromise(_ variable: VarID, _ site: CallSite, at point: Point) {
    let known = site.name.flatMap { name in
      program.models.primitive(resultOf: name).flatMap { makes($0, name) ? $0 : nil }
    }
    let maker = known == nil ? program.promise(madeBy: site, file: fileIndex) : nil
    guard let primitive = known ?? maker?.primitive, primitive.kind != .custom, !primitive.waits.isEmpty else { return }
    let holder = Value.variable(variable)
    let waiters = waiters(of: holder, primitive)
    let isAwaited = maker?.isAwaited ?? false
    let isGiven = primitive.isOwnFuture && isReturned(holder, from: point.body)
    guard isAwaited || isGiven || waiters.contains(where: { isMentioned($0, in: point.body) }) else { return }
    var obligation = Obligation(
      primitive: primitive, scope: point.body.id, holders: [holder], trigger: point.instruction,
      begin: site.nameRange, carrier: file[variable].name)
    obligation.needsWaiter = !isAwaited
    // Whoever is given such a promise may settle it as well.
    if primitive.isOwnFuture { obligation.needsDischarge = true }
    obligation.waiterValues = waiters
    found.append(obligation)
  }

  /// Whether the function around a body uses a value, or what is reached through it.
  private func isMentioned(_ value: Value, in body: Body) -> Bool {
    let family = Set(program.family(of: program.root(of: BodyRef(file: fileIndex, body: body.id))))
    return file.calls.contains { family.contains($0.body) && $0.uses(value) }
      || family.contains { id in file[id].blocks.contains { $0.uses(value) } }
  }

  /// Whether a body gives a value to whoever calls it.
  private func isReturned(_ value: Value, from body: Body) -> Bool {
    body.blocks.contains { block in
      if case .exit(let exit) = block.terminator { exit.value == value } else { false }
    }
  }

  /// Whether no function of that name in the sources makes something else.
  private func makes(_ primitive: Primitive, _ name: String) -> Bool {
    (program.functions[name] ?? []).allSatisfy { ref in
      program.body(ref).result?.baseName.map { program.models.primitive(primitive.kind, type: $0) == primitive } ?? true
    }
  }

  /// What a handler in a pipeline owes to whoever waits for its outbound operations: to settle each promise. One that
  /// settles none may be written with promises that nobody waits for, and so may events of its own.
  func weigh(_ obligation: inout Obligation, of body: Body) {
    guard program.models.has(body.name, .outboundOperation), let first = body.parameters.first,
      first.label == "context", program.models.isType(first.type?.baseName, .handlerContext)
    else { return }
    obligation.needsDischarge = false
    let calls = file.calls.filter { $0.body == body.id }
    let replaces = calls.contains { site in
      site.arguments.contains { $0.label == "promise" && $0.value == .literal(.nil) }
    }
    let uses = calls.contains { site in obligation.holders.contains { site.uses($0) } }
    obligation.isMinor = body.name == "triggerUserOutboundEvent" || !(uses || replaces)
  }
}

extension FlowFile {
  /// Whether anything uses a value, or what is reached through it.
  func mentions(_ value: Value) -> Bool {
    calls.contains { $0.uses(value) }
      || bodies.contains { body in body.blocks.contains { $0.uses(value) } }
  }

  /// The constants that are bound to a value.
  func names(for value: Value) -> [Value] {
    variables.indices.compactMap { index in
      variables[index].isLet && variables[index].definition == value ? .variable(VarID(index)) : nil
    }
  }
}

extension CallSite {
  func uses(_ value: Value) -> Bool {
    callee.contains { $0 == value } || arguments.contains { $0.value.contains { $0 == value } }
  }
}

extension BasicBlock {
  /// Whether a step that is no call, or the way out, uses a value.
  func uses(_ value: Value) -> Bool { values.contains { $0.contains { $0 == value } } }

  /// The values that steps other than calls, and the way out, use.
  var values: [Value] {
    let inSteps = instructions.compactMap { instruction -> Value? in
      switch instruction.kind {
      case .bind(_, let source): source
      case .assign(_, let source), .awaitValue(let source), .element(let source, _): source
      default: nil
      }
    }
    guard case .exit(let exit) = terminator, let value = exit.value else { return inSteps }
    return inSteps + [value]
  }
}
