import LeakFlow

/// Several closures without labels, one of which is told of success and failure alike and meets the obligation either way: what
/// the others do with it, such as when too much has come already, is no more than an exception.
extension ObligationAnalysis {
  func leavesToWholeAnswer(_ operand: CallSite.Operand, of site: CallSite, _ state: Tracked, _ facts: Facts) -> Bool {
    operand.label == nil
      && site.arguments.contains { other in
        guard other.label == nil, other.value != operand.value, let closure = closure(in: other.value, state) else {
          return false
        }
        return asksForOutcome(file[closure]) && neverLeaves(closure, state, facts)
      }
  }

  private func neverLeaves(_ closure: BodyID, _ state: Tracked, _ facts: Facts) -> Bool {
    guard !isActive(closure) else { return false }
    let ways = asking().search(file[closure], state: state, facts: facts.filtered(isLasting)).arrivals
    return ways.allSatisfy { $0.state.status != .open } && ways.contains { $0.state.status == .discharged }
  }

  /// Whether a closure asks its parameter for the two cases of a result.
  private func asksForOutcome(_ closure: Body) -> Bool {
    closure.blocks.contains { block in
      guard case .branch(.isCase(.variable(let id), let name), _, _, _, _) = block.terminator else { return false }
      return (name == "failure" || name == "success") && closure.parameters.contains { $0.variable == id }
    }
  }
}
