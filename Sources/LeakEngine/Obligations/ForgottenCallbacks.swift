import LeakDomain
import LeakFlow
import LeakModel

/// Callbacks for success and for failure, told apart by their names: where one meets the obligation and the other does
/// not even mention it, whoever waits is not told of that outcome. `f(success: { … }, failure: { … })`,
/// `promise.done { … }.catch { … }`, `publisher.sink(receiveCompletion: { … }, receiveValue: { … })`.
///
/// Omissions: callbacks that are no closures, and failures that are told by something that is not given to the call.
extension ObligationAnalysis {
  private struct Forgotten {
    var call: CallID
    var closure: BodyID
    var failure: Leak.Failure?
  }

  /// Notes the ways through a callback that forgets the obligation, given that another one of the call meets it.
  func noteForgottenCallbacks(beside id: CallID, _ site: CallSite, _ state: Tracked, _ facts: Facts) {
    guard reports, mayBeForgotten(id, site, state) else { return }
    let settling = site.arguments.filter { operand in
      closure(in: operand.value, state).map { closureSettles($0, state, facts) } ?? false
    }
    guard !settling.isEmpty, !isMetElsewhere(behind: .call(id), state),
      let forgotten = forgottenCallback(in: id, settling, state, facts) ?? forgottenLink(beside: id, state)
    else { return }
    var facts = facts
    if case .outcome? = forgotten.failure, let outcome = file[forgotten.closure].parameters.first?.variable {
      facts.learn(.isCase(.variable(outcome), "failure"), true)
    }
    noteForgetting(forgotten.closure, call: forgotten.call, state, facts, failure: forgotten.failure)
  }

  /// Whether anything could be: a closure of the call does not mention the carrier, or a link of its chain is for the
  /// other outcome. What follows searches closures, which hold calls of which the same is asked.
  private func mayBeForgotten(_ id: CallID, _ site: CallSite, _ state: Tracked) -> Bool {
    isNamed(id, .failureCallback)
      || site.arguments.contains { operand in
        program.closureBody(of: operand.value, file: fileIndex).map { !mentions($0, state) } ?? false
      }
      || program.chain(behind: id, file: fileIndex).contains { isNamed($0, .failureCallback) }
      || failureSource(of: site) != nil
  }

  /// Whether a closure discharges by itself, and does not only give the carrier to somebody.
  func closureSettles(_ closure: BodyID, _ state: Tracked, _ facts: Facts) -> Bool {
    guard !isActive(closure) else { return false }
    let search = asking().search(file[closure], state: state, facts: facts.filtered(isLasting))
    return search.arrivals.contains { $0.state.status == .discharged }
  }

  /// Whether anything behind a step of the body that is followed may meet the obligation: a time limit, an answer that does
  /// not wait.
  func isMetElsewhere(behind place: Instruction.Kind, _ state: Tracked) -> Bool {
    isMetElsewhere(behind: place, in: file[current], state)
  }

  func isMetElsewhere(behind place: Instruction.Kind, in body: Body, _ state: Tracked) -> Bool {
    body.blocks.contains { block in
      guard let number = block.instructions.firstIndex(where: { $0.kind == place }) else { return false }
      return block.instructions[(number + 1)...].contains { mayMeet($0, besides: place, state) }
        || block.successors.contains { next in
          body.reachable(from: next).contains { number in
            body.blocks[number].instructions.contains { mayMeet($0, besides: place, state) }
          }
        }
    }
  }

  /// The same, without what comes only where a call behind the step has thrown: what could not be begun is over.
  ///
  ///     do { try process.run() } catch { continuation.resume(throwing: error) }
  func isMetInTime(behind place: Instruction.Kind, _ state: Tracked) -> Bool {
    let body = file[current]
    return body.blocks.indices.contains { start in
      guard let number = body.blocks[start].instructions.firstIndex(where: { $0.kind == place }) else { return false }
      if body.blocks[start].instructions[(number + 1)...].contains(where: { mayMeet($0, besides: place, state) }) {
        return true
      }
      var seen: Set<Int> = []
      var front = withoutErrors(body.blocks[start])
      while let next = front.popLast() {
        guard seen.insert(next).inserted else { continue }
        if body.blocks[next].instructions.contains(where: { mayMeet($0, besides: place, state) }) { return true }
        front += withoutErrors(body.blocks[next])
      }
      return false
    }
  }

  private func withoutErrors(_ block: BasicBlock) -> [Int] {
    if case .mayThrow(_, _, let normal, _) = block.terminator { [normal] } else { block.successors }
  }

  func mayMeet(_ instruction: Instruction, besides place: Instruction.Kind?, _ state: Tracked) -> Bool {
    guard instruction.kind != place else { return false }
    switch instruction.kind {
    case .call(let other):
      guard uses(instruction, state) else { return false }
      guard let receiver = file[other].receiver, state.isHolder(receiver), let name = file[other].name else {
        return true
      }
      return primitive.discharges.contains(name)
    case .assign(_, let value):
      return state.carries(value) || closure(in: value, state) != nil
    default: return false
    }
  }

  // MARK: Of one call

  /// - Parameter settling: what meets the obligation.
  private func forgottenCallback(
    in id: CallID, _ settling: [CallSite.Operand], _ state: Tracked, _ facts: Facts
  ) -> Forgotten? {
    let site = file[id]
    if let closure = claimingCallback(in: site, state) { return Forgotten(call: id, closure: closure) }
    let models = program.models
    let isForFailure = settling.allSatisfy { operand in
      if isToldOfEnd(operand, of: site) { return settlesOnFailureOnly(operand, state, facts) }
      return label(of: operand, in: site).map { models.has($0, .failureCallback) } ?? false
    }
    let isForSuccess = settling.allSatisfy { operand in
      !isToldOfEnd(operand, of: site) && operand.label.map { models.has($0, .successCallback) } ?? true
    }
    guard isForSuccess || isForFailure else { return nil }
    for operand in site.arguments {
      guard let closure = program.closureBody(of: operand.value, file: fileIndex), !mentions(closure, state),
        !isNeverRun(operand, of: site)
      else { continue }
      if isForFailure {
        let isTaken = operand.label.map { models.has($0, .successCallback) } ?? operand.isTrailingClosure
        if isTaken { return Forgotten(call: id, closure: closure) }
      } else if isToldOfEnd(operand, of: site) {
        return mayFail(id) && runsForOneValue(site, settling)
          ? Forgotten(call: id, closure: closure, failure: .outcome(onlyParameter(of: closure), failing: "failure"))
          : nil
      } else if let label = label(of: operand, in: site), models.has(label, .failureCallback),
        runsForOneValue(site, settling)
      {
        return Forgotten(call: id, closure: closure, failure: error(of: closure))
      }
    }
    return nil
  }

  /// A callback that keeps the others from meeting it, as if it had done so.
  private func claimingCallback(in site: CallSite, _ state: Tracked) -> BodyID? {
    site.arguments.lazy.compactMap { self.program.closureBody(of: $0.value, file: self.fileIndex) }
      .first { !self.mentions($0, state) && self.setsOnceFlag($0) }
  }

  /// Whether a closure is called at the end of what sends values to another one: by its label, or as the first trailing
  /// closure, which has none.
  func isToldOfEnd(_ operand: CallSite.Operand, of site: CallSite) -> Bool {
    if let label = operand.label { return program.models.has(label, .endingCallback) }
    return operand.isTrailingClosure && site.arguments.contains { $0.label != nil }
      && site.name.map { program.models.has($0, .endingCallback) } ?? false
  }

  /// Whether a closure that is told of either end does nothing where it is no failure.
  func settlesOnFailureOnly(_ operand: CallSite.Operand, _ state: Tracked, _ facts: Facts) -> Bool {
    guard let closure = closure(in: operand.value, state), let outcome = file[closure].parameters.first?.variable
    else { return false }
    var facts = facts.filtered(isLasting)
    facts.learn(.isCase(.variable(outcome), "failure"), false)
    let search = asking().search(file[closure], state: state, facts: facts)
    return search.arrivals.allSatisfy { $0.state.status == .open }
  }

  /// Whether an analysed function never calls what it is given here.
  private func isNeverRun(_ operand: CallSite.Operand, of site: CallSite) -> Bool { mode(of: site, operand) == .never }

  /// A handler that is called for each of many values is no answer to anybody.
  private func runsForOneValue(_ site: CallSite, _ settling: [CallSite.Operand]) -> Bool {
    !primitive.isCalled || !settling.contains { mode(of: site, $0) == .laterAgain }
  }

  private func onlyParameter(of closure: BodyID) -> String? {
    let parameters = file[closure].parameters
    return parameters.count == 1 ? file[parameters[0].variable].name : nil
  }

  func error(of closure: BodyID) -> Leak.Failure? { onlyParameter(of: closure).map { .error($0) } }

  // MARK: Of a chain

  /// What another link of a chain forgets, where none but this one has to do with the carrier.
  private func forgottenLink(beside id: CallID, _ state: Tracked) -> Forgotten? {
    let behind = program.chain(behind: id, file: fileIndex)
    let source = failureSource(of: file[id])
    let before = links(before: id)
    guard
      (behind + before + [source].compactMap { $0 }).allSatisfy({ link in
        file[link].arguments.allSatisfy { self.closure(in: $0.value, state) == nil }
      })
    else { return nil }
    if let number = behind.firstIndex(where: { isNamed($0, .failureCallback) }) {
      // What goes on behind it goes on after a failure, too.
      guard behind[(number + 1)...].allSatisfy({ program.models.mode(of: file[$0], label: nil) == .laterOnce }) else {
        return nil
      }
      return closure(of: behind[number]).map { Forgotten(call: behind[number], closure: $0, failure: error(of: $0)) }
    }
    // Of what is called on a proxy, only the handler with which that was made hears that it has failed.
    if let source {
      return closure(of: source).map { Forgotten(call: source, closure: $0, failure: error(of: $0)) }
    }
    guard isNamed(id, .failureCallback), let link = before.first(where: { isNamed($0, .successCallback) }) else {
      return nil
    }
    return closure(of: link).map { Forgotten(call: link, closure: $0) }
  }

  private func links(before id: CallID) -> [CallID] {
    file.receivers(of: file[id]).compactMap { if case .call(let link) = $0 { link } else { nil } }
  }

  /// The call that has made what a method is called on, if its closure hears of the failure of that method.
  private func failureSource(of site: CallSite) -> CallID? {
    var next = site.receiver
    for _ in 0..<8 {
      switch next?.uncast {
      case .call(let id)?:
        if isNamed(id, .failureSource) { return id }
        next = file[id].receiver
      case .variable(let id)?: next = file[id].isConstant ? file[id].definition : nil
      default: return nil
      }
    }
    return nil
  }

  private func isNamed(_ id: CallID, _ role: WordModel.Role) -> Bool {
    file[id].name.map { program.models.has($0, role) } ?? false
  }

  private func closure(of link: CallID) -> BodyID? {
    file[link].arguments.lazy.compactMap { self.program.closureBody(of: $0.value, file: self.fileIndex) }.first
  }
}
