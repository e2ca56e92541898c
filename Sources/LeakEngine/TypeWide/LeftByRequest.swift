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
    guard view.slot.place == .member, view.slot.shape == .dictionary, view.slot.depth == 1,
      view.primitive.kind == .continuation || view.primitive.kind == .promise,
      !view.stores.contains(where: { $0.isShared || $0.isDecided || $0.failsWithOther }),
      Set(view.stores.map { program.root(of: $0.body) }).count == 1, let store = view.stores.first,
      areAnswersOnly(store)
    else { return nil }
    return requests(behind: store).lazy.compactMap { failing in verdict(failing.call, in: failing.body) }.first
  }

  // MARK: What else ends the wait

  /// Whether all that ends a wait are functions that take out one of those that wait, which whoever stores does not reach.
  private func areAnswersOnly(_ store: SlotStore) -> Bool {
    let drains = SlotDrains(view: view)
    let root = program.root(of: store.body)
    let meeting = view.touching.filter { drains.meets(in: $0) || drains.drains(in: $0) || empties($0) }
    return !meeting.isEmpty && !view.touching.contains { drains.drains(in: $0) }
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

  // MARK: The request

  /// The one call behind a store that may fail, in the body that stores or in a task which that starts, and which is given something
  /// of what the function was given.
  private func requests(behind store: SlotStore) -> [(call: CallID, body: BodyRef)] {
    let file = program.files[store.body.file]
    let body = file[store.body.body]
    guard
      let place = body.blocks.firstIndex(where: { $0.instructions.contains { $0.range == store.range } }),
      let index = body.blocks[place].instructions.firstIndex(where: { $0.range == store.range })
    else { return [] }
    let behind =
      Array(body.blocks[place].instructions[(index + 1)...])
      + body.blocks[place].successors.flatMap(body.reachable(from:)).sorted().flatMap { body.blocks[$0].instructions }
    var found: [(call: CallID, body: BodyRef)] = []
    for case .call(let id) in behind.map(\.kind) {
      let site = file[id]
      if site.tried != nil { found.append((id, store.body)) }
      guard isTask(site), case .body(let task)? = site.arguments.last?.value else { continue }
      for case .call(let inner) in file[task].blocks.flatMap(\.instructions).map(\.kind) where file[inner].tried != nil
      {
        found.append((inner, BodyRef(file: store.body.file, body: task)))
      }
    }
    guard found.count == 1, let only = found.first, file[only.call].tried != .forced,
      isGivenRequest(file[only.call], file)
    else { return [] }
    return found
  }

  private func isTask(_ site: CallSite) -> Bool {
    switch site.callee {
    case .global("Task"), .member(.global("Task"), "detached"): true
    default: false
    }
  }

  private func isGivenRequest(_ site: CallSite, _ file: FlowFile) -> Bool {
    !(name(of: site, file).map { program.models.has($0, .delays) || program.models.has($0, .quiet) } ?? false)
      && site.arguments.contains { operand in operand.value.contains { if case .variable = $0 { true } else { false } }
      }
  }

  /// The name of a function, or of a closure that is called.
  private func name(of site: CallSite, _ file: FlowFile) -> String? {
    if case .variable(let id) = site.callee { file[id].name } else { site.name }
  }

  // MARK: Its failure

  private func verdict(_ call: CallID, in ref: BodyRef) -> StoredVerdict? {
    let file = program.files[ref.file]
    let body = file[ref.body]
    for block in body.blocks {
      guard case .mayThrow(let thrower, _, _, let error) = block.terminator, thrower == call else { continue }
      // Whoever is thrown the error sees to it, unless it is a task that nobody waits for.
      let ways = [error] + body.blocks[error].successors.flatMap(body.reachable(from:))
      let isSwallowed = ways.allSatisfy { number in
        if case .exit(let exit) = body.blocks[number].terminator, exit.isThrow, !isUnawaited(ref) { return false }
        return body.blocks[number].instructions.allSatisfy { isQuiet($0, file) }
      }
      guard isSwallowed else { return nil }
      let words = SlotWords(view: view)
      return words.verdict(
        .left(by: .request(name(of: file[call], file) ?? "the request"), .uncaughtTry),
        at: SlotSite(file: ref.file, range: file[call].range), in: ref)
    }
    return nil
  }

  /// Whether nothing is done by which those who wait, or somebody else, could be told.
  private func isQuiet(_ instruction: Instruction, _ file: FlowFile) -> Bool {
    switch instruction.kind {
    case .call(let id): file[id].name.map { program.models.has($0, .quiet) } ?? false
    case .bind, .assume: true
    default: false
    }
  }

  /// Whether a closure is that of a task whose handle nobody keeps.
  private func isUnawaited(_ ref: BodyRef) -> Bool {
    let file = program.files[ref.file]
    guard let parent = file[ref.body].parent, let call = file[parent].call(given: ref.body, in: file) else {
      return false
    }
    return isTask(file[call]) && !view.effects(in: ref.file).isUsed(call, in: file[parent])
  }
}
