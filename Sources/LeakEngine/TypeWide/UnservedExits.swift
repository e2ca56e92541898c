import LeakAST
import LeakDomain
import LeakFlow

/// Ways out of a loop that serves those who wait one by one, on which nobody looks after the rest, although something else does:
///
///     do {
///       for try await answer in connection { waiting.removeValue(forKey: answer.id)?.resume(returning: answer) }
///     } catch { failAll(error) }  // and where the connection simply ends?
///
/// What else takes all of them stands behind another way out of the same loop, or comes only when somebody outside asks for the end.
///
/// Omissions: loops over what the object itself finishes; ways on which anything is called but what logs; time limits.
struct UnservedExits {
  let view: SlotView
  private var program: Program { view.program }

  func find() -> SlotEnds.End? {
    guard view.slot.isCollection, !finishesStreams else { return nil }
    let drains = SlotDrains(view: view)
    let loops = ServingLoops(view: view)
    for ref in view.bodies {
      for loop in loops.loops(in: ref) {
        let unserved = exits(of: loop, in: ref).filter { isUnserved($0, loop, ref) }
        guard let exit = unserved.first(where: { !$0.isFailure }) ?? unserved.first,
          view.touching.allSatisfy({ !drains.drains(in: $0) || isElsewhere($0, than: ref) }),
          !TimeLimits(view: view).exist, !CallersOfEnds(view: view).mayTell(around: ref)
        else { continue }
        let end: TypeEnd = exit.isFailure ? .failedLoop : .loop
        return SlotEnds.End(end: end, site: SlotSite(file: ref.file, range: loop.range), body: ref)
      }
    }
    return nil
  }

  /// Whether the object has the sending end of a stream: then it is the one who ends what it reads.
  private var finishesStreams: Bool {
    view.slot.owner.map { owner in
      program.members.stored(in: owner).contains { member in
        program.written(member.property).flatMap { CarrierTypes(program: program).holding($0)?.primitive.kind }
          == .stream
      }
    } ?? true
  }

  // MARK: Ways out

  private struct Exit {
    var block: Int
    var isFailure: Bool
  }

  /// Where a loop goes on when nothing more comes, or an error in its place.
  private func exits(of loop: ServingLoops.Loop, in ref: BodyRef) -> [Exit] {
    let body = program.body(ref)
    return loop.blocks.sorted().flatMap { number -> [Exit] in
      let block = body.blocks[number]
      let leaving = block.successors.filter { !loop.blocks.contains($0) }
      switch block.terminator {
      case .mayThrow(let call, let range, _, let error) where leaving.contains(error):
        return range == loop.range || program.files[ref.file][call].range == loop.range
          ? [Exit(block: error, isFailure: true)] : []
      case .branch(_, kind: .nextElement, _, _, _):
        return leaving.map { Exit(block: $0, isFailure: !isEnd($0, in: body)) }
      case .branch(.isNil(let value), _, _, _, _) where isRead(value, loop, ref):
        return leaving.map { Exit(block: $0, isFailure: false) }
      default: return leaving.filter { isEnd($0, in: body) }.map { Exit(block: $0, isFailure: false) }
      }
    }
  }

  /// Whether a block begins where a sequence has ended.
  private func isEnd(_ number: Int, in body: Body) -> Bool {
    body.blocks[number].instructions.contains { if case .exhausted(_, isAwait: true) = $0.kind { true } else { false } }
  }

  private func isRead(_ value: Value, _ loop: ServingLoops.Loop, _ ref: BodyRef) -> Bool {
    value.contains { part in
      if case .call(let id) = part { program.files[ref.file][id].range == loop.range } else { false }
    }
  }

  /// Whether nothing that may tell anybody stands behind a way out, and it leads to the end of the body.
  private func isUnserved(_ exit: Exit, _ loop: ServingLoops.Loop, _ ref: BodyRef) -> Bool {
    let body = program.body(ref)
    let file = program.files[ref.file]
    let behind = body.reachable(from: exit.block).union([exit.block])
    guard behind.isDisjoint(with: loop.blocks) else { return false }
    let requests = FailedRequests(view: view)
    let effects = view.effects(in: ref.file)
    return behind.allSatisfy { number in
      let block = body.blocks[number]
      if case .exit(let exit) = block.terminator, exit.isThrow { return false }
      return block.instructions.allSatisfy { instruction in
        switch instruction.kind {
        case .call(let call): requests.reachesNobody(file[call], file)
        case .awaitValue, .startAsyncLet, .endAsyncLet: false
        case .bind, .assume, .assign, .element, .exhausted: effects.effect(of: instruction, in: body) == .none
        }
      }
    }
  }

  // MARK: What else takes all

  /// Whether a body that takes all who wait is behind another way out of the loop, or is not run unless somebody asks for it.
  private func isElsewhere(_ other: BodyRef, than ref: BodyRef) -> Bool {
    isElsewhere(program.root(of: other), than: program.root(of: ref), depth: SlotCallers.depth)
  }

  private func isElsewhere(_ root: BodyRef, than loop: BodyRef, depth: Int) -> Bool {
    if root == loop || program.body(root).kind == .function(.deinitializer) { return true }
    if RequestedEnds(view: view).contains(root) { return true }
    // A function that only these call.
    let callers = view.callers.callers(of: root)
    return depth > 0 && program.body(root).kind == .function(.function) && !callers.hasUnknown && !callers.known.isEmpty
      && callers.known.allSatisfy { isElsewhere($0, than: loop, depth: depth - 1) }
  }
}
