import LeakAST
import LeakDomain
import LeakFlow

/// Subscriptions to a publisher: the closure that is told of its end comes once, and so does the one that is given the only value of
/// a publisher that has no other. Nothing comes behind them.
///
///     publisher.sink(receiveCompletion: { if case .failure(let error) = $0 { continuation.finish(throwing: error) } }, …)
///     publisher.first().sink(receiveCompletion: { … }, receiveValue: { guard let value = $0 else { return } … })
///
/// Omissions: carriers that anything behind the subscription has to do with.
extension ObligationAnalysis {
  /// Notes the ways through the closures of a subscription on which the carrier is left for good.
  func noteSubscription(_ id: CallID, _ site: CallSite, _ state: Tracked, _ facts: Facts) {
    guard reports, state.deferred == nil, state.gathering == .single,
      primitive.kind == .stream || primitive.isHandedAround,
      let name = site.name, program.models.has(name, .subscription), !isMetElsewhere(behind: .call(id), state)
    else { return }
    let (endings, values) = (
      site.arguments.filter { isToldOfEnd($0, of: site) }, site.arguments.filter { !isToldOfEnd($0, of: site) }
    )
    if primitive.kind == .stream {
      for ending in endings { noteUntoldEnd(ending, of: id, state, facts) }
    } else if hasOneValue(site.receiver ?? .unknown),
      endings.allSatisfy({ closure(in: $0.value, state) == nil || settlesOnFailureOnly($0, state, facts) })
    {
      for value in values { noteLostValue(value, of: id, state, facts) }
    }
  }

  /// A closure that is told of a publisher's end, and on another way ends the stream.
  private func noteUntoldEnd(_ operand: CallSite.Operand, of call: CallID, _ state: Tracked, _ facts: Facts) {
    guard let closure = closure(in: operand.value, state), closureDischarges(closure, state, facts),
      let completion = file[closure].parameters.first?.variable
    else { return }
    var known = facts.filtered(isLasting)
    if !mayFail(call) { known.learn(.isCase(.variable(completion), "failure"), false) }
    noteForgetting(closure, call: call, state, known)
  }

  /// A closure that is given the only value, and on another way meets the obligation by it.
  private func noteLostValue(_ operand: CallSite.Operand, of call: CallID, _ state: Tracked, _ facts: Facts) {
    guard let closure = closure(in: operand.value, state), closureDischarges(closure, state, facts) else { return }
    noteForgetting(closure, call: call, state, facts)
  }

  /// Whether a publisher sends one value at most: by an operator that takes the first, behind which others change it only, or by its
  /// type.
  private func hasOneValue(_ publisher: Value) -> Bool {
    let models = program.models
    if let type = program.typeName(of: publisher, file: fileIndex, in: file[scope]), models.has(type, .oneValue) {
      return true
    }
    switch publisher {
    case .variable(let id):
      guard file[id].isLet, let definition = file[id].definition, definition != publisher else { return false }
      return hasOneValue(definition)
    case .call(let id):
      guard let name = file[id].name else { return false }
      if models.has(file[id].qualifiedName ?? name, .oneValue) { return true }
      return models.has(name, .keepsValues) && file[id].receiver.map(hasOneValue) ?? false
    default: return false
    }
  }
}
