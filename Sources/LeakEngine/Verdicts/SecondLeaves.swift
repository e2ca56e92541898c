import LeakDomain
import LeakFlow
import LeakModel

/// Groups that are entered at one place, and left twice on one path of the work for which they were: behind a missing `return`, or
/// also in a `defer`.
///
/// Omissions: two closures that leave; work that does not begin in the same turns of the same loops in which the group is entered.
extension VerdictBuilder {
  func secondLeaves(_ obligation: Obligation, _ pairs: [ObligationAnalysis.Pair]) -> [DoubleDischarge] {
    doubles(
      pairs.filter { pair in
        guard pair.first != pair.second, let body = body(leaving: pair.first), body == self.body(leaving: pair.second)
        else { return false }
        return !repeats(pair.first, in: body, obligation) && !repeats(pair.second, in: body, obligation)
          && beginsWithEntry(body, obligation)
      }, of: obligation)
  }

  private func body(leaving range: SourceRange) -> BodyID? {
    file.calls.first { $0.range == range && $0.name == "leave" }?.body
  }

  /// Whether what leaves lies in a loop around which the group was not entered.
  private func repeats(_ range: SourceRange, in body: BodyID, _ obligation: Obligation) -> Bool {
    let flow = file[body]
    let places = flow.blocks.indices.filter { number in
      flow.blocks[number].instructions.contains { instruction in
        if case .call(let id) = instruction.kind { file[id].range == range } else { false }
      }
    }
    let known = body == obligation.scope ? obligation.enclosingLoopHeads : []
    return places.contains { !flow.loopHeads(around: $0).isSubset(of: known) }
  }

  /// Whether the closure that leaves is made, once, in the same turns of the same loops in which the group is entered.
  private func beginsWithEntry(_ body: BodyID, _ obligation: Obligation) -> Bool {
    var current = body
    while current != obligation.scope {
      guard let outer = file[current].parent, let call = file[outer].call(given: current, in: file),
        let operand = file[call].arguments.first(where: { $0.value == .body(current) }),
        let number = file[outer].blocks.firstIndex(where: { $0.instructions.contains { $0.kind == .call(call) } })
      else { return false }
      let mode =
        program.models.mode(of: file[call], label: operand.label) ?? program.models.mode(ofLabel: operand.label)
        ?? program.models.mode(ofCallee: file[call].name) ?? .unknown
      guard mode == .nowOnce || mode == .laterOnce || mode == .unknown else { return false }
      let heads = file[outer].loopHeads(around: number)
      guard outer == obligation.scope ? heads == obligation.enclosingLoopHeads : heads.isEmpty else { return false }
      current = outer
    }
    return true
  }
}
