import LeakAST
import LeakDomain
import LeakFlow
import LeakModel

/// What single steps make of a child's state.
extension ChildAnalysis {
  func step(_ instruction: Instruction, in body: Body, state: ChildState, facts known: Facts) -> [Way<ChildState>] {
    let bare = Tracked(holders: [])
    guard let base = facts.step(instruction, in: body, state: bare, facts: known).first else { return [] }
    var way = Way(state, base.facts)
    switch instruction.kind {
    case .call(let id): return call(id, way)
    case .bind(_, let value?):
      // A new name for a pipe or its end is known by what it was bound to.
      if pipe(value, state) != nil { return [way] }
      if case .variable = canonical(value) { return [way] }
      if case .member(_, let name) = canonical(value),
        program.models.has(name, .pipeReader) || program.models.has(name, .pipeWriter)
      {
        return [way]
      }
      release(value, &way.state)
    case .assign(let target, let value): assign(target, value, instruction.range, &way.state)
    case .element(let value, _), .exhausted(let value, _), .awaitValue(let value): release(value, &way.state)
    case .startAsyncLet(_, let started): serve(usedBy: started, &way.state)
    case .bind, .assume, .endAsyncLet: break
    }
    return [way]
  }

  /// Whatever a value hands on may be read from there.
  private func release(_ value: Value, _ state: inout ChildState) {
    let snapshot = state
    state.serve { hands(value, $0, snapshot) }
    if handsInput(value, snapshot) { state.input?.isClosed = true }
    if let closure = program.closureBody(of: value, file: fileIndex), !isNamed(value) {
      serve(usedBy: closure, &state)
    }
  }

  /// A closure or local function with a name runs where it is called.
  private func isNamed(_ value: Value) -> Bool {
    if case .body = value { true } else { false }
  }

  private func serve(usedBy closure: BodyID, _ state: inout ChildState) {
    state.serve { uses(closure, $0) }
    if usesInput(closure, state) { state.input?.isClosed = true }
  }

  private func assign(_ target: Value, _ value: Value, _ range: SourceRange, _ state: inout ChildState) {
    guard case .member(let base, let name) = process == .selfReference ? canonical(target) : target else {
      release(value, &state)
      if case .body(let closure) = value { serve(usedBy: closure, &state) }
      return
    }
    if isInputWriter(base, state) {
      state.input?.isClosed = true
    } else if canonical(base) == process {
      assign(member: name, value, range, &state)
    } else if let pipe = pipeRead(by: base, state) {
      if value != .literal(.nil) { state.serve { $0 == pipe } }
    } else {
      release(value, &state)
      if case .body(let closure) = value { serve(usedBy: closure, &state) }
    }
  }

  private func assign(member: String, _ value: Value, _ range: SourceRange, _ state: inout ChildState) {
    if program.models.has(member, .childExitHandler) {
      state.exitHandler = program.closureBody(of: value, file: fileIndex)
    } else if program.models.has(member, .childInput) {
      state.input = isNewPipe(value) ? ChildState.Input(pipe: canonical(value), attached: range) : nil
    } else if program.models.has(member, .childOutput) {
      if isNewPipe(value) {
        state.attach(canonical(value), to: member, at: range)
      } else if let known = pipe(value, state) {
        state.attach(known, to: member, at: range)
      } else {
        state.detach(member)
      }
    }
  }

  // MARK: Calls

  private func call(_ id: CallID, _ way: Way<ChildState>) -> [Way<ChildState>] {
    let site = file[id]
    var way = way
    if let receiver = receiver(of: site), let name = site.name { method(name, of: receiver, site, &way.state) }
    if let called = program.closureBody(of: site.callee, file: fileIndex) { serve(usedBy: called, &way.state) }
    if isOwnMethod(site) { way.state.serve { _ in true } }
    var ways = [way]
    for operand in site.arguments {
      ways = ways.flatMap { pass(operand, to: site, id, $0) }
    }
    return ways
  }

  /// Whether another method of the object is called that is the child itself, which may read what it writes.
  private func isOwnMethod(_ site: CallSite) -> Bool {
    guard process == .selfReference, let target = program.resolve(site, file: fileIndex)?.target else { return false }
    return program.body(target).typePath == file[scope].typePath
  }

  private func method(_ name: String, of receiver: Value, _ site: CallSite, _ state: inout ChildState) {
    if canonical(receiver) == process {
      if program.models.has(name, .childStart) { state.start = site.range }
      if program.models.has(name, .childWait) { awaitExit(at: site.range, &state) }
      if program.models.has(name, .childEnd) { state.hasEnded = true }
    } else if isInputWriter(receiver, state) {
      if program.models.has(name, .writesToPipe) { write(site, &state) } else { state.input?.isClosed = true }
    } else if let pipe = pipeRead(by: receiver, state) {
      if program.models.has(name, .readsToEnd) {
        readToEnd(pipe, at: site.range, &state)
      } else {
        state.serve { $0 == pipe }
      }
    } else if name == "wait", waitsForExit(receiver, site, state) {
      awaitExit(at: site.range, &state)
    } else {
      release(receiver, &state)
    }
  }

  /// Something is written for the child to read.
  private func write(_ site: CallSite, _ state: inout ChildState) {
    state.input?.isWritten = true
    guard state.start != nil, !state.hasEnded, state.input?.filled == nil, let written = site.arguments.first?.value,
      WrittenText(file: file).mayBeLong(written)
    else { return }
    state.input?.filled = site.range
  }

  /// A semaphore or group without a time limit that only the closure at the exit releases.
  private func waitsForExit(_ gate: Value, _ site: CallSite, _ state: ChildState) -> Bool {
    guard site.arguments.isEmpty, let handler = state.exitHandler, let variable = gate.rootVariable else {
      return false
    }
    return file[handler].freeVariables.contains(variable)
  }

  private func pass(
    _ operand: CallSite.Operand, to site: CallSite, _ id: CallID, _ way: Way<ChildState>
  ) -> [Way<ChildState>] {
    var way = way
    if let closure = program.closureBody(of: operand.value, file: fileIndex) {
      guard usesChild(closure, way.state) else { return [way] }
      if program.models.mode(of: site, label: operand.label) == .nowOnce, mayGoDeeper {
        return runNow(closure, site, id, way)
      }
      serve(usedBy: closure, &way.state)
    } else if handsProcess(operand.value) {
      way.state.serve { _ in true }
      way.state.input?.isClosed = true
    } else {
      if case .member(let base, "processIdentifier") = operand.value, canonical(base) == process {
        way.state.hasEnded = true
      }
      release(operand.value, &way.state)
    }
    return [way]
  }

  private func runNow(
    _ closure: BodyID, _ site: CallSite, _ id: CallID, _ way: Way<ChildState>
  ) -> [Way<ChildState>] {
    let search = search(file[closure], way.state, way.facts)
    var seen: Set<ChildState> = []
    var ways: [Way<ChildState>] = []
    for arrival in search.arrivals {
      var state = arrival.state
      if isContinuation(site), resumes(closure, state) { awaitExit(at: site.nameRange, &state) }
      guard seen.insert(state).inserted else { continue }
      ways.append(Way(state, arrival.facts, outcome: arrival.exit.isThrow ? .threw : .onward))
    }
    return ways
  }

  private func isContinuation(_ site: CallSite) -> Bool {
    site.name.map { program.models.primitive(givenToClosureOf: $0) != nil } ?? false
  }

  /// Whether only the closure at the exit resumes the continuation that `closure` is given.
  private func resumes(_ closure: BodyID, _ state: ChildState) -> Bool {
    guard let handler = state.exitHandler, let parameter = file[closure].parameters.first else { return false }
    return file[handler].freeVariables.contains(parameter.variable)
  }

  // MARK: Decisions

  func decide(_ test: Test, state: ChildState, facts: Facts) -> Bool? { nil }

  func took(_ test: Test, answer: Bool, to block: Int, in body: Body, state: ChildState) -> ChildState { state }

  func relevant(_ known: Facts, after range: SourceRange, in body: Body) -> Facts {
    facts.relevant(known, after: range, in: body)
  }

  func endOfTurn(head: Int, range: SourceRange, body: Body, state: ChildState, facts: Facts) -> ChildState? { state }
}
