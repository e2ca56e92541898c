import LeakDomain
import LeakFlow

/// What a function has taken out of some state and gives its caller, who drops it: `_ = take(id)`, `if take(id) != nil { … }`.
///
/// What the caller gives a name is found by `takenResult`.
extension ObligationFinder {
  mutating func droppedResult(_ id: CallID, at point: Point) {
    let site = file[id]
    guard let name = site.name, site.tried == nil, !file.occurrences.isUsed(id), program.results.mayGiveCarrier(name),
      let origin = ActionOrigins(program: program).origin(ofResult: id, part: nil, file: fileIndex),
      origin.place.isCarrier, origin.holding.depth == 0
    else { return }
    var obligation = Obligation(
      primitive: origin.holding.primitive, scope: point.body.id, holders: [.call(id)], trigger: point.instruction,
      begin: site.range, carrier: "\(name)(\(site.arguments.isEmpty ? "" : "…"))")
    (obligation.isUnnamed, obligation.carrierType) = (true, origin.type)
    obligation.enclosingLoopHeads = point.body.loopHeads(around: point.block)
    found.append(obligation)
  }
}
