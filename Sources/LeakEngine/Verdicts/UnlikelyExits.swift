import LeakDomain
import LeakFlow
import LeakModel

/// Exits on which mostly nobody waits are excused; those that mostly do not come about weigh a note.
extension VerdictBuilder {
  /// Exits that are no leak, for what the code around them shows.
  func isExcused(_ open: ObligationAnalysis.OpenExit, _ analysis: ObligationAnalysis) -> Bool {
    if saysOtherwise(open, analysis) || endsByCancelling(open, analysis) { return true }
    if failsTest(open, analysis) || passesEndOfChain(open, analysis) { return true }
    if parametersTested(in: open.trace, nilSide: true) > 1, isOwnCallback(open) { return true }
    return isNothingToDo(open, analysis)
  }

  func isUnlikely(_ open: ObligationAnalysis.OpenExit, _ kind: Leak.Exit, _ analysis: ObligationAnalysis) -> Bool {
    // A stream with `onTermination` and without any `finish` may report events until its reader goes.
    if analysis.endsWithConsumer, !analysis.dischargeSeen, !analysis.endsItsSource { return true }
    // A callback is given a value or an error.
    if parametersTested(in: open.trace, nilSide: true) > 1 { return true }
    return leavesSuccessToAnother(open, analysis) || isForSimulator(open) || isForNoPlatform(open)
      || isCancelled(open, analysis) || isSuperseded(open, analysis) || isSetByTestsOnly(open)
      || isHeardOfSuccessOnly(open, analysis) || lacksApplication(open)
      || passesNilReceiver(open, kind, analysis) || losesWeakReference(open) || isAsserted(open, analysis)
      || countsToNothing(open)
  }

  /// Whether it is asserted that a handler or promise is not lost so: an invariant of whoever wrote it, which may hold.
  private func isAsserted(_ open: ObligationAnalysis.OpenExit, _ analysis: ObligationAnalysis) -> Bool {
    guard analysis.primitive.kind == .handler || analysis.primitive.kind == .promise else { return false }
    return open.trace.contains { $0.kind == .event(ObligationAnalysis.asserting) }
      || open.calls.contains(where: analysis.asserts)
  }

  /// Whether the failure of a future is passed on to a promise, and its success met where another object is in a certain
  /// state: that it always is may be an invariant of that object.
  private func leavesSuccessToAnother(
    _ open: ObligationAnalysis.OpenExit, _ analysis: ObligationAnalysis
  ) -> Bool {
    guard analysis.primitive.kind == .promise,
      let skipped = open.trace.last(where: { $0.kind == .event(ObligationAnalysis.skipping(.failure)) })?.range,
      let name = callback(at: skipped), program.models.has(name, .passesFailure)
    else { return false }
    return file[analysis.scope].blocks.contains { block in
      guard case .branch(let test, _, let range, _, _) = block.terminator, range.start > skipped.end,
        case .member(let object, _)? = test.subject, object.rootVariable == nil
      else { return false }
      return analysis.dischargeSites.contains { $0.start > range.end }
    }
  }

  /// Whether a link of a chain passes on what it does not handle with the same function of its neighbour, and there is
  /// none: what stands at the end of a chain handles everything.
  private func passesEndOfChain(_ open: ObligationAnalysis.OpenExit, _ analysis: ObligationAnalysis) -> Bool {
    guard open.viaCall == nil, let last = open.trace.last, case .branch(.isNil, .optionalChain, true) = last.kind else {
      return false
    }
    let body = file[analysis.scope]
    let own = program.callNode(of: BodyRef(file: fileIndex, body: body.id))
    return body.skippable.contains { item in
      item.head == last.range
        && file.calls.contains { call in
          guard item.range.contains(call.range), let callee = program.resolve(call, file: fileIndex) else {
            return false
          }
          return own.isCyclic && program.callNode(of: callee.target).group == own.group
        }
    }
  }

  /// Whether a callback goes to a function that the sources themselves declare: they know what they call it with.
  private func isOwnCallback(_ open: ObligationAnalysis.OpenExit) -> Bool {
    guard let name = open.viaCall.flatMap({ file[$0].name }), let candidates = program.functions[name] else {
      return false
    }
    return candidates.contains { ref in
      program.body(ref).parameters.contains { $0.type.map { program.resolvingAlias($0, in: ref) }?.functionType != nil }
    }
  }

  /// Whether a handler is not called because its work was cancelled: many interfaces promise just that.
  private func endsByCancelling(_ open: ObligationAnalysis.OpenExit, _ analysis: ObligationAnalysis) -> Bool {
    open.viaCall != nil && isCancelled(open, analysis)
  }

  /// Whether it is the last thing that is decided that the work of a handler was cancelled.
  private func isCancelled(_ open: ObligationAnalysis.OpenExit, _ analysis: ObligationAnalysis) -> Bool {
    guard analysis.primitive.kind == .handler, case .branch(let test, _, true)? = open.trace.last?.kind else {
      return false
    }
    return program.tellsCancelled(test)
  }

  /// Whether a weak reference must be nil: whoever waits often holds the object, which is not to be seen here.
  private func losesWeakReference(_ open: ObligationAnalysis.OpenExit) -> Bool {
    open.trace.contains { step in
      guard case .branch(.isNil(let value), _, true) = step.kind else { return false }
      switch value {
      case .variable(let id): return file[id].isWeak
      case .global(let name): return file.members.contains { $0.name == name && $0.isWeak }
      default: return false
      }
    }
  }

  /// Whether a handler or promise is lost since whoever should be given it is not there: then mostly nobody waits either.
  private func passesNilReceiver(
    _ open: ObligationAnalysis.OpenExit, _ kind: Leak.Exit, _ analysis: ObligationAnalysis
  ) -> Bool {
    guard analysis.primitive.kind == .handler || analysis.primitive.kind == .promise else { return false }
    if case .nilReceiver = kind { return true }
    guard analysis.primitive.kind == .promise, let last = open.trace.last,
      case .branch(.isNil, .optionalChain, true) = last.kind
    else { return false }
    return file.bodies(around: last.range).flatMap(\.skippable).contains { item in
      item.head == last.range && analysis.dischargeSites.contains { item.range.contains($0) }
    }
  }

  /// Whether the way tells somebody in another way, with an alert or another callback, or starts the work again.
  func saysOtherwise(_ open: ObligationAnalysis.OpenExit, _ analysis: ObligationAnalysis) -> Bool {
    open.trace.contains { $0.kind == .event(ObligationAnalysis.tellingOtherwise) }
      || open.calls.contains { call in
        analysis.tellsOtherwise(call)
          && (file[call].name?.first?.isUppercase == false || isUsed(call, behindDecisionsOf: open))
      } || open.calls.contains { tellsOtherwiseLater($0, analysis) }
  }

  /// Whether a call is given work that tells somebody: `DispatchQueue.main.async { self.showAlert() }`. What is called with an
  /// outcome tells of another one.
  private func tellsOtherwiseLater(_ call: CallID, _ analysis: ObligationAnalysis) -> Bool {
    file[call].arguments.contains { operand in
      guard case .body(let work) = operand.value, file[work].parameters.isEmpty else { return false }
      return file[work].blocks.lazy.flatMap(\.instructions).contains { instruction in
        guard case .call(let id) = instruction.kind, file[id].name?.first?.isUppercase == false else { return false }
        return analysis.tellsOtherwise(id)
      }
    }
  }

  func calls(_ open: ObligationAnalysis.OpenExit, _ role: WordModel.Role) -> Bool {
    open.calls.contains { file[$0].name.map { program.models.has($0, role) } ?? false }
  }

  /// Whether an alert is made, or used, behind what decides that this way is taken. One that stands ready for other ways tells
  /// nobody.
  private func isUsed(_ alert: CallID, behindDecisionsOf open: ObligationAnalysis.OpenExit) -> Bool {
    let decision = open.trace.last { if case .branch = $0.kind { true } else { false } }
    guard let start = decision?.range.start, file[alert].range.start < start else { return true }
    // What would show it is hardly ever gone.
    if case .branch(_, .optionalChain, _)? = decision?.kind { return true }
    let names = [.call(alert)] + file.names(for: .call(alert))
    return open.calls.contains { call in
      let site = file[call]
      return site.range.start >= start
        && ([site.callee] + site.arguments.map(\.value)).contains { value in
          value.contains { names.contains($0) }
        }
    }
  }

  /// How many parameters of one closure a path finds nil (or not nil).
  func parametersTested(in trace: [TraceStep], nilSide: Bool) -> Int {
    var tested: [BodyID: Set<VarID>] = [:]
    for step in trace {
      guard case .branch(.isNil(.variable(let id)), _, nilSide) = step.kind else { continue }
      let owner = file[id].owner
      guard file[owner].isClosure, file[owner].parameters.contains(where: { $0.variable == id }) else { continue }
      tested[owner, default: []].insert(id)
    }
    return tested.values.map(\.count).max() ?? 0
  }
}
