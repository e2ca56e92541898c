import LeakDomain
import LeakFlow

/// Functions that look at some of those in a collection, at one place, before they drop them all:
///
///     for waiter in waiters.prefix(count) { waiter.resume() }
///     waiters.removeAll()
///
/// Whatever they do with those, they do nothing for the others.
///
/// Omissions: functions that ask how many there are, or look at several places, which may be all of them together.
struct PartialReads {
  let view: SlotView
  let root: BodyRef
  private let effects: SlotEffects

  init(_ view: SlotView, _ root: BodyRef) {
    self.view = view
    self.root = root
    effects = view.effects(in: root.file)
  }

  /// What is done with the slot at some place.
  private enum Use: Hashable {
    /// Some of its elements are looked at.
    case some(Value)
    case emptied
    case asked
    case otherwise
  }

  /// Whether the function does nothing else with what is in the slot.
  var areAll: Bool {
    guard view.slot.isCollection, view.slot.primitive.kind == .continuation || view.slot.primitive.kind == .promise,
      !view.stores.contains(where: { asksHowMany(view.program.root(of: $0.body)) })
    else { return false }
    var uses: Set<Use> = []
    for id in view.program.family(of: root) {
      let body = effects.file[id]
      for number in body.blocks.indices {
        uses.formUnion(self.uses(in: body, block: number))
        if uses.contains(.otherwise) { return false }
      }
    }
    let parts = uses.filter { if case .some = $0 { true } else { false } }
    return parts.count == 1 && uses.contains(.emptied)
  }

  /// Whether who stores something asks how many there are: it may let no second one wait.
  private func asksHowMany(_ storing: BodyRef) -> Bool {
    let effects = view.effects(in: storing.file)
    return view.program.family(of: storing).contains { id in
      effects.file.containsValue(in: effects.file[id]) { value in
        guard case .member(let base, let name) = value, view.program.models.has(name, .measure) else { return false }
        return effects.isPlace(base, effects.file[id])
      }
    }
  }

  private func uses(in body: Body, block number: Int) -> Set<Use> {
    let block = body.blocks[number]
    var uses: Set<Use> = []
    let isRepeated = body.comesBack(to: number)
    for instruction in block.instructions {
      var own: Set<Use> = []
      switch instruction.kind {
      case .call(let id): own = self.uses(by: id, instruction, in: body)
      case .bind(_, let value?): collect(value, body, &own)
      case .assign(let target, let value):
        if effects.isPlace(target, body) {
          own.insert(empties(instruction, body) ? .emptied : .otherwise)
        } else {
          collect(target, body, &own)
        }
        collect(value, body, &own)
      case .element(let sequence, _), .exhausted(let sequence, _): collect(sequence, body, &own)
      case .awaitValue(let value): collect(value, body, &own)
      case .assume(let test, _): ask(test, body, &own)
      case .bind, .startAsyncLet, .endAsyncLet: break
      }
      // Turn by turn it may come to all of them.
      if isRepeated, !own.isEmpty, !isStep(instruction) || body.loopHeads(around: number).count > 1 {
        own.insert(.otherwise)
      }
      uses.formUnion(own)
    }
    switch block.terminator {
    case .branch(let test, _, _, _, _):
      ask(test, body, &uses)
      if isRepeated, test.subject.map({ effects.places.mentions($0, view.slot, in: body) }) ?? false {
        uses.insert(.otherwise)
      }
    case .exit(let exit): if let value = exit.value { collect(value, body, &uses) }
    default: break
    }
    return uses
  }

  private func isStep(_ instruction: Instruction) -> Bool {
    switch instruction.kind {
    case .element, .exhausted: true
    default: false
    }
  }

  private func empties(_ instruction: Instruction, _ body: Body) -> Bool {
    if case .replaced(.allRemoved, nil, _) = effects.effect(of: instruction, in: body) { true } else { false }
  }

  private func uses(by id: CallID, _ instruction: Instruction, in body: Body) -> Set<Use> {
    let site = effects.file[id]
    var uses: Set<Use> = []
    if view.target(of: id, file: root.file) != nil { uses.insert(.otherwise) }
    if case .member(let receiver, let name) = site.callee, isWhole(receiver, body) {
      if empties(instruction, body) {
        uses.insert(.emptied)
      } else {
        let isPart = view.program.models.has(name, .someElements) || view.program.models.has(name, .takesElement)
        uses.insert(isPart ? .some(.call(id)) : .otherwise)
      }
    } else {
      collect(site.callee, body, &uses)
    }
    for operand in site.arguments where !isMeasure(operand.value, body) { collect(operand.value, body, &uses) }
    return uses
  }

  /// Whether a value tells how many there are, to somebody who may want to know.
  private func isMeasure(_ value: Value, _ body: Body) -> Bool {
    switch value {
    case .member(let base, let name): view.program.models.has(name, .measure) && effects.isPlace(base, body)
    case .aggregate(let parts):
      parts.allSatisfy { isMeasure($0, body) || !effects.places.mentions($0, view.slot, in: body) }
    default: false
    }
  }

  /// That there is something at all.
  private func ask(_ test: Test, _ body: Body, _ uses: inout Set<Use>) {
    switch test {
    case .isTrue(.member(let base, "isEmpty")) where effects.isPlace(base, body): uses.insert(.asked)
    default: if let subject = test.subject { collect(subject, body, &uses) }
    }
  }

  private func collect(_ value: Value, _ body: Body, _ uses: inout Set<Use>) {
    switch value {
    case _ where isWhole(value, body): uses.insert(.otherwise)
    case .member(let base, let name):
      if isWhole(base, body) {
        uses.insert(view.program.models.has(name, .someElements) ? .some(value) : .otherwise)
      } else {
        collect(base, body, &uses)
      }
    case .operation("[]", let parts) where parts.count == 2 && effects.isPlace(parts[0], body):
      uses.insert(.some(value))
      collect(parts[1], body, &uses)
    case .payload(let base, _, _): collect(base, body, &uses)
    case .tuple(let parts), .aggregate(let parts), .operation(_, let parts):
      for part in parts { collect(part, body, &uses) }
    default: if effects.places.mentions(value, view.slot, in: body) { uses.insert(.otherwise) }
    }
  }

  private func isWhole(_ value: Value, _ body: Body) -> Bool {
    view.program.models.wholes(of: value, in: effects.file).contains { effects.isPlace($0, body) }
  }
}
