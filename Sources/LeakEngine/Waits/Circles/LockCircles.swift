import LeakDomain
import LeakFlow
import LeakModel

/// Locks, and turns on queues, that are taken by whoever has them: directly, or by way of functions and properties, also
/// those of another object that is known to be the same.
struct LockCircles: ExecutorAnalysis {
  let executors: Executors
  private var exclusives: Exclusives { program.exclusives }

  func judge() -> [WaitVerdict] {
    guard !exclusives.leads.isEmpty else { return [] }
    var seen: Set<SourceRange> = []
    return file.bodies.flatMap { body -> [WaitVerdict] in
      let ref = BodyRef(file: fileIndex, body: body.id)
      guard exclusives.mayHold(ref) else { return [] }
      return exclusives.events(ref).compactMap { event in
        if case .closure = event.origin { return nil }
        guard !event.takes.isEmpty, !seen.contains(event.range) else { return nil }
        let held = exclusives.held(at: (event.block, event.index), in: ref, depth: Exclusives.depth).held
        for taking in event.takes {
          guard let holder = held.first(where: { $0.turn.excludes(taking.turn) }), isMet(taking, in: ref) else {
            continue
          }
          seen.insert(event.range)
          return verdict(event, taking, holder, in: body)
        }
        return nil
      }
    }
  }

  /// Whether the caller knows nothing of what decides whether the turn is taken.
  private func isMet(_ taking: Taking, in ref: BodyRef) -> Bool {
    guard let conditions = taking.conditions else { return true }
    return program.family(of: program.root(of: ref)).allSatisfy { id in
      let asked = file[id].blocks.contains { block in
        guard case .branch(let test, _, _, _, _) = block.terminator else { return false }
        return test.subject?.contains { $0.memberName.map(conditions.names.contains) ?? false } ?? false
      }
      return !asked && conditions.names.isDisjoint(with: file.assignedNames(id))
    }
  }

  private func verdict(_ event: LockEvent, _ taking: Taking, _ holder: Held, in body: Body) -> WaitVerdict {
    let exclusive = taking.turn.exclusive
    let text = exclusive.place.text(in: program)
    let isDirect = if case .direct = event.origin { true } else { false }
    let calls = taking.hops.dropFirst().map { hop in
      Step(spot: Wording(file: program.files[hop.file]).spot(hop.range), text: "this calls '\(hop.name)'")
    }
    var verdict = WaitVerdict(
      cause: exclusive.kind == .lock ? .ownLock(text) : .ownQueue(text), primitive: exclusive.type,
      carrier: isDirect ? text : event.name, function: function(around: body.id), wait: wording.spot(event.range),
      peer: isDirect ? nil : Wording(file: program.files[taking.file]).spot(taking.range), steps: calls)
    verdict.begin = wording.spot(holder.range)
    verdict.isConditional = taking.conditions != nil
    return verdict
  }
}
