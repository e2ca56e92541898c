import LeakDomain
import LeakFlow

/// The functions on whose paths something can be told of a slot: those that drop or discharge what is in it, and those
/// from which these are reached. To know them spares the search of all others.
final class SlotActors {
  private let view: SlotView
  private lazy var acting = CallGoal(
    Set(view.touching.filter(acts).map(view.program.root)).union(giving), view.callers)
  /// Those whose callers are given what was in the slot, and may drop it.
  private(set) lazy var giving = Set(view.roots.filter(TakenCarriers(view: view).gives))
  private lazy var waitsAlone = LoneWaiters(view: view).cannotMeet

  init(_ view: SlotView) { self.view = view }

  func mayAct(_ root: BodyRef) -> Bool { !acting.functions.isEmpty && view.callers.reaches(acting, from: root) }

  private func acts(_ ref: BodyRef) -> Bool {
    let effects = view.effects(in: ref.file)
    let body = view.program.body(ref)
    return body.blocks.contains { block in
      if view.isForOnce, case .exit(let exit) = block.terminator, let value = exit.value,
        effects.places.looksInto(value, view.slot, in: body)
      {
        return true
      }
      return block.instructions.contains {
        acts(effects.effect(of: $0, in: body)) || view.isForOnce && names($0, effects, body)
      }
    }
  }

  /// Whether a variable is bound to something in the slot.
  private func names(_ instruction: Instruction, _ effects: SlotEffects, _ body: Body) -> Bool {
    guard case .bind(_, let value?) = instruction.kind else { return false }
    return effects.places.looksInto(value, view.slot, in: body)
  }

  private func acts(_ effect: SlotEffect) -> Bool {
    switch effect {
    case .replaced(let kind, _, _): !isExpected(kind)
    // Whoever discharges what it has read may leave it where it was.
    case .discharged, .read, .metOne, .drained: view.isForOnce
    case .none, .added, .dischargedElsewhere, .looked, .drainedAll: false
    }
  }

  /// Whether such a loss is never one: no two wait at one time, or what is replaced was met before. A stream whose
  /// continuation is replaced is mostly one that its reader has left.
  func isExpected(_ kind: SlotLoss.Kind) -> Bool {
    guard kind == .overwritten || kind == .keyOverwritten else { return false }
    switch view.slot.primitive.kind {
    case .stream: return true
    // It stays where it is when it has been met; only a place that is emptied tells that somebody waits in it.
    case .handler, .promise: return !view.isEverEmptied || waitsAlone
    default: return waitsAlone
    }
  }
}
