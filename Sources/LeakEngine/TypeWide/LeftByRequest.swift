import LeakDomain
import LeakFlow

/// Those who wait for the answer to a request under a key of its own, where sending that fails and nobody is told: the answer cannot come.
///
///     pending[id] = continuation
///     try? send(request, id)
///
/// Omissions: types where anything but an answer ends such a wait, as a time limit or the end of the connection does.
struct LeftByRequest {
  let view: SlotView
  private var program: Program { view.program }

  func verdict() -> StoredVerdict? {
    guard let store = store() else { return nil }
    let requests = FailedRequests(view: view)
    return requests.find(behind: store).first { isGivenRequest($0) }.flatMap(requests.verdict)
  }

  /// The one place at which something is stored under its key, if nothing but an answer takes it from there.
  ///
  /// - Parameter ofHandlers: also handlers that are taken out when they are called.
  func store(ofHandlers: Bool = false) -> SlotStore? {
    guard view.slot.place == .member, view.slot.shape == .dictionary, view.slot.depth == 1,
      isForOnce(ofHandlers),
      !view.stores.contains(where: { $0.isShared || $0.isDecided || $0.failsWithOther }),
      Set(view.stores.map { program.root(of: $0.body) }).count == 1, let store = view.stores.first,
      areAnswersOnly(store)
    else { return nil }
    return store
  }

  private func isForOnce(_ ofHandlers: Bool) -> Bool {
    let drains = SlotDrains(view: view)
    return switch view.primitive.kind {
    case .continuation, .promise: true
    case .handler:
      ofHandlers && view.touching.allSatisfy { !drains.meets(in: $0) || view.emptiesWhatItMeets($0) }
    default: false
    }
  }

  private func isGivenRequest(_ request: FailedRequests.Request) -> Bool {
    let file = program.files[request.body.file]
    func isGiven(_ operands: [CallSite.Operand], depth: Int) -> Bool {
      operands.contains { operand in
        operand.value.contains { part in
          switch part {
          case .variable: true
          // `.string(text)`
          case .call(let id): depth > 0 && isGiven(file[id].arguments, depth: depth - 1)
          default: false
          }
        }
      }
    }
    return isGiven(file[request.call].arguments, depth: 2)
  }

  // MARK: What else ends the wait

  /// Whether all that ends a wait are functions that take out one of those that wait, which whoever stores does not reach.
  private func areAnswersOnly(_ store: SlotStore) -> Bool {
    let drains = SlotDrains(view: view)
    let root = program.root(of: store.body)
    let requested = RequestedEnds(view: view)
    let others = view.touching.filter { !requested.contains($0) }
    let meeting = others.filter { drains.meets(in: $0) || drains.drains(in: $0) || empties($0) }
    return !meeting.isEmpty && !others.contains { drains.drains(in: $0) }
      && meeting.allSatisfy { ref in
        let other = program.root(of: ref)
        return other != root && !view.callers.reaches(CallGoal([other], view.callers), from: root)
          && program.body(other).kind == .function(.function)
      }
  }

  private func empties(_ ref: BodyRef) -> Bool {
    let effects = view.effects(in: ref.file)
    let body = program.body(ref)
    return body.blocks.lazy.flatMap(\.instructions).contains { instruction in
      if case .replaced(_, nil, _) = effects.effect(of: instruction, in: body) { true } else { false }
    }
  }
}
