import LeakDomain
import LeakFlow

/// What a function has taken out of some state and gives its caller, who drops it: `_ = take(id)`, `if take(id) != nil { … }`.
///
/// What the caller gives a name is found by `takenResult`.
extension ObligationFinder {
  mutating func droppedResult(_ id: CallID, at point: Point) {
    let site = file[id]
    guard let name = site.name, site.tried == nil, program.results.kinds(ofFunctionsNamed: name).contains(.carrier),
      !isUsed(.call(id), in: point.body),
      let origin = ActionOrigins(program: program).origin(ofResult: id, part: nil, file: fileIndex),
      origin.place.isCarrier, origin.holding.depth == 0
    else { return }
    var obligation = Obligation(
      primitive: origin.holding.primitive, scope: point.body.id, holders: [.call(id)], trigger: point.instruction,
      begin: site.range, carrier: "\(name)(\(site.arguments.isEmpty ? "" : "…"))")
    obligation.enclosingLoopHeads = point.body.loopHeads(around: point.block)
    found.append(obligation)
  }

  /// Whether anything is done with a value but to ask whether it is there.
  private func isUsed(_ value: Value, in body: Body) -> Bool {
    body.blocks.contains { block in
      let isInSteps = block.instructions.contains { file.containsValue(in: $0) { $0.contains { $0 == value } } }
      if isInSteps { return true }
      switch block.terminator {
      case .branch(.isNil(value), _, _, _, _): return false
      case .branch(let test, _, _, _, _): return test.subject?.contains { $0 == value } ?? false
      case .exit(let exit): return exit.value?.contains { $0 == value } ?? false
      default: return false
      }
    }
  }
}
