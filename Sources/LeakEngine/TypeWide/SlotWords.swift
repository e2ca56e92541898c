import LeakDomain
import LeakFlow
import LeakModel

/// Verdicts on a slot, in the places and words of the source.
struct SlotWords {
  let view: SlotView

  func spot(_ site: SlotSite) -> Spot { Wording(file: view.program.files[site.file]).spot(site.range) }

  func steps(_ trace: [TraceStep], in file: Int) -> [Step] {
    trace.compactMap(Wording(file: view.program.files[file]).step)
  }

  func loss(_ kind: SlotLoss.Kind) -> StoredVerdict.Loss {
    switch kind {
    case .overwritten: .overwritten
    case .keyOverwritten: .keyOverwritten
    case .cleared: .cleared
    case .keyRemoved: .removed
    case .allRemoved: .allRemoved
    }
  }

  func verdict(
    _ loss: StoredVerdict.Loss, at site: SlotSite, in ref: BodyRef, steps: [Step] = []
  ) -> StoredVerdict {
    let slot = view.slot
    var verdict = StoredVerdict(
      primitive: view.primitive, slot: slot.name, typeName: slot.typeName,
      function: view.program.body(view.program.root(of: ref)).signature, loss: loss, at: spot(site),
      stores: view.stores.map { spot(SlotSite(file: $0.body.file, range: $0.range)) }, steps: steps)
    switch loss {
    case .left, .undrained(.loop), .undrained(.failedLoop): verdict.relief = RequestedEnds(view: view).first
    default: break
    }
    return verdict
  }
}
