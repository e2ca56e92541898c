import LeakDomain
import LeakFlow

/// Carriers of a collection that a function goes through where they are, and drops behind that:
///
///     for waiter in waiters { if waiter.isWanted { waiter.continuation.resume() } }
///     waiters.removeAll()
///
/// The one that a turn passes over is lost where the collection is emptied, until when others find it there.
struct PassedOver {
  let view: SlotView
  private var contents: SlotContents { SlotContents(view: view) }

  /// The obligations, each with its file.
  func find() -> [(file: Int, obligation: Obligation)] {
    guard view.slot.isCollection, view.slot.depth > 0, view.stores.allSatisfy({ !$0.isShared }) else { return [] }
    return view.bodies.flatMap { ref -> [(file: Int, obligation: Obligation)] in
      let emptying = emptying(in: ref)
      guard !emptying.isEmpty, !callsOthers(in: ref) else { return [] }
      let steps = view.program.body(ref).blocks.flatMap(\.instructions).compactMap { instruction in
        sequence(goneThroughBy: instruction, in: ref).map { (place: $0, instruction: instruction) }
      }
      // What one loop passes over, another one may see to.
      guard Set(steps.map(\.instruction.range)).count == 1 else { return [] }
      return steps.map { (ref.file, obligation(of: $0.place, by: $0.instruction, emptying, in: ref)) }
    }
  }

  private func obligation(
    of place: Value, by instruction: Instruction, _ emptying: [Instruction.Kind], in ref: BodyRef
  ) -> Obligation {
    var obligation = Obligation(
      primitive: view.slot.primitive.isCalled ? view.slot.primitive : view.primitive, scope: ref.body, holders: [place],
      trigger: instruction.kind, begin: instruction.range, carrier: view.slot.name)
    obligation.depth = view.slot.depth
    obligation.member = view.slot.member
    obligation.label = view.slot.label
    obligation.isKeyed = view.slot.shape == .dictionary
    obligation.carrierType = TakenType(view: view).type(of: place, isOneOfMany: true, in: ref)
    obligation.otherMembers =
      view.program.isTest[ref.file] ? [] : EntryParts(view: view, stores: view.stores).others
    obligation.isPassedOver = true
    obligation.detaching = emptying
    obligation.needsDischarge = true
    obligation.needsWaiter = true
    return obligation
  }

  /// The place whose elements a loop comes to, or a closure that is run for each of them.
  private func sequence(goneThroughBy instruction: Instruction, in ref: BodyRef) -> Value? {
    let file = view.program.files[ref.file]
    let sequence: Value
    switch instruction.kind {
    case .element(let value, _): sequence = value
    case .call(let id):
      guard let receiver = file[id].receiver, view.program.models.runsForEach(file[id]) else { return nil }
      sequence = receiver
    default: return nil
    }
    let effects = view.effects(in: ref.file)
    let body = view.program.body(ref)
    return view.program.models.wholes(of: sequence, in: file).first { place in
      guard effects.isPlace(place, body), !effects.isMadeHere(place) else { return false }
      return place.rootVariable.map { file[$0].owner != ref.body } ?? true
    }
  }

  /// The instructions of a body that empty the slot.
  private func emptying(in ref: BodyRef) -> [Instruction.Kind] {
    let effects = view.effects(in: ref.file)
    let body = view.program.body(ref)
    return body.blocks.flatMap(\.instructions).filter { instruction in
      switch effects.effect(of: instruction, in: body) {
      case .replaced(.cleared, nil, _), .replaced(.allRemoved, nil, _): true
      default: false
      }
    }.map(\.kind)
  }

  /// Whether a body calls what may discharge what is in the slot.
  private func callsOthers(in ref: BodyRef) -> Bool {
    view.program.body(ref).blocks.lazy.flatMap(\.instructions).contains { instruction in
      guard case .call(let id) = instruction.kind else { return false }
      return view.target(of: id, file: ref.file) != nil
    }
  }
}

extension ObligationAnalysis {
  /// What begins the obligation comes to its elements as well.
  func beginPassing(
    _ instruction: Instruction, in body: Body, _ state: Tracked, _ facts: Facts
  ) -> [Way<Tracked>] {
    var begun = state
    begun.status = .open
    begun.isAwaited = isSurelyEmptied(behind: instruction, in: body)
    let trace = [TraceStep(.event(Self.beginning), range: instruction.range)]
    return step(instruction, in: body, state: begun, facts: facts).map { way in
      var way = way
      way.trace = trace + way.trace
      return way
    }
  }

  /// Whether every way on leads to where the collection is emptied: whoever is passed over is lost in that very turn.
  private func isSurelyEmptied(behind instruction: Instruction, in body: Body) -> Bool {
    let empties = { (number: Int) in
      body.blocks[number].instructions.contains { self.detaching.contains($0.kind) }
    }
    let starts = body.blocks.indices.filter { body.blocks[$0].instructions.contains { $0.kind == instruction.kind } }
    return !body.reaches(
      { if case .exit = body.blocks[$0].terminator { true } else { false } }, fromAnyOf: starts, avoiding: empties)
  }
}
