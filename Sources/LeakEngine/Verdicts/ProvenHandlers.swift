import LeakAST
import LeakFlow

extension Obligation {
  /// What has to be seen of a closure whose name does not say that it is a handler.
  enum Proof {
    /// All ways but one call it.
    case oneAnswer
    /// The same, and no loop does.
    case onlyAnswer
    /// The same, and one way ends with it, or tells by it that there is nothing to be had.
    case earlyAnswer
    /// The same as for an only answer, and one way tells by it that there is nothing to be had: it is given no value, `false`, or an error.
    case refusal
  }
}

/// What shows that a handler is an answer, to be given once, and no report of events: it is called on every way but one, on none of
/// them twice, and which way it is does not depend on the kind of an event.
extension VerdictBuilder {
  func isProven(
    _ obligation: Obligation, _ proof: Obligation.Proof, _ exits: [ObligationAnalysis.OpenExit],
    _ analysis: ObligationAnalysis
  ) -> Bool {
    guard exits.count == 1, analysis.doubles.isEmpty, !exits[0].trace.contains(where: isOfEvent) else { return false }
    let family = program.family(of: BodyRef(file: fileIndex, body: obligation.scope))
    let answers = file.answers(obligation.holders[0], among: family)
    guard answers.count > 1 else { return false }
    switch proof {
    case .oneAnswer: return true
    case .onlyAnswer: return !answers.contains(where: comesAgain)
    case .earlyAnswer:
      return !answers.contains(where: comesAgain)
        && answers.contains { isFollowedByReturn($0) || isRefusal(file[$0]) }
    case .refusal: return !answers.contains(where: comesAgain) && answers.contains { isRefusal(file[$0]) }
    }
  }

  /// Whether a way depends on the kind of what a function or a closure is given. That it has failed is an outcome.
  private func isOfEvent(_ step: TraceStep) -> Bool {
    guard case .branch(let test, .switchCase, _) = step.kind else { return false }
    if case .isCase(_, let name) = test, ["success", "failure"].contains(name) { return false }
    guard let root = test.subject?.rootVariable else { return false }
    return file[file[root].owner].parameters.contains { $0.variable == root }
  }

  /// Whether a call may come again: in a loop, or in a closure that is run for each of many.
  private func comesAgain(_ call: CallID) -> Bool {
    var body = file[file[call].body]
    if body.comesBack(to: call) { return true }
    while body.isClosure, let parent = body.parent {
      guard let outer = file[parent].call(given: body.id, in: file) else { return false }
      let isMany = file[outer].arguments.contains { operand in
        operand.value == .body(body.id)
          && [.nowMany, .laterMany].contains(program.models.mode(of: file[outer], label: operand.label))
      }
      if isMany || file[parent].comesBack(to: outer) { return true }
      body = file[parent]
    }
    return false
  }

  /// `return handler(0)`, `handler(0); return`
  private func isFollowedByReturn(_ call: CallID) -> Bool {
    file[file[call].body].blocks.contains { block in
      guard case .exit(let exit) = block.terminator, exit.kind == .returns else { return false }
      return block.instructions.contains { $0.kind == .call(call) }
    }
  }

  /// Whether an answer is that there is none: `false`, nil, nothing in a list, a failure.
  private func isRefusal(_ site: CallSite) -> Bool {
    site.arguments.contains { operand in
      switch operand.value {
      case .literal(.nil), .literal(.bool(false)), .aggregate([]): true
      case .implicitMember(let name): name == "failure"
      case .call(let id): file[id].callee == .implicitMember("failure")
      default: false
      }
    }
  }
}

extension FlowFile {
  /// The calls in some bodies that call a closure, or give it to others.
  func answers(_ closure: Value, among bodies: [BodyID]) -> [CallID] {
    let bodies = Set(bodies)
    return calls.indices.map { CallID($0) }.filter { id in
      bodies.contains(self[id].body)
        && (self[id].callee == closure || self[id].arguments.contains { $0.value == closure })
    }
  }
}
