import LeakDomain
import LeakFlow
import LeakModel

/// Streams of a type that are finished together with another one wherever they are finished, and are left where that one ends alone.
///
///     case .closed:
///       self.events.continuation.finish()
///       self.input.continuation.finish()  // here as everywhere else
///
/// A stream ends once. Where whatever finishes one stream finishes another as well, nobody comes to finish the first behind a place
/// that finishes the other only. Whether somebody may come after all is a matter of what else that place does: it may cancel
/// what finishes both in its turn. So either it does nothing else, or there are several others.
///
/// Omissions: continuations that go anywhere else; functions that read a stream.
struct FinishedTogether {
  let view: SlotView
  /// How many places have to finish both, where the one that does not does more than that.
  private static let enough = 3
  private var program: Program { view.program }

  func end() -> SlotEnds.End? {
    guard view.slot.place == .member, view.slot.shape == .single, let owner = view.slot.owner,
      !program.isTest[view.slot.file], let own = StreamFinishes(view: view).find(), !own.isEmpty
    else { return nil }
    let others = view.index.slots(of: owner).filter {
      $0.id != view.slot.id && $0.primitive == view.slot.primitive && $0.shape == .single && $0.place == .member
    }
    return others.lazy.compactMap { end(beside: SlotView(view.index, $0), own) }.first
  }

  private func end(beside other: SlotView, _ own: [StreamFinishes.Place]) -> SlotEnds.End? {
    guard let all = StreamFinishes(view: other).find(), own.allSatisfy({ isAccompanied($0, by: all) }) else {
      return nil
    }
    let paired = all.filter { isAccompanied($0, by: own) }
    let alone = all.filter { place in !own.contains { mayMeet($0, place) } }
    guard alone.count == 1, let place = alone.first, !paired.isEmpty, paired.count == all.count - 1,
      paired.count >= Self.enough || doesNothingElse(place), !isFinishedBehind(place, own)
    else { return nil }
    var end = SlotEnds.End(method: program.root(of: place.ref), program)
    end.site.range = place.range
    return end
  }

  // MARK: Ways

  /// Whether every way through a place goes through one of some others as well.
  private func isAccompanied(_ place: StreamFinishes.Place, by others: [StreamFinishes.Place]) -> Bool {
    let blocks = Set(others.filter { $0.ref == place.ref }.map(\.block))
    if blocks.isEmpty || blocks.contains(place.block) { return !blocks.isEmpty }
    let body = program.body(place.ref)
    return !body.reaches({ $0 == place.block }, fromAnyOf: [Body.entry], avoiding: blocks.contains)
      || !body.reaches(
        { number in if case .exit = body.blocks[number].terminator { true } else { false } },
        fromAnyOf: [place.block], avoiding: blocks.contains)
  }

  /// Whether some way may go through both.
  private func mayMeet(_ place: StreamFinishes.Place, _ other: StreamFinishes.Place) -> Bool {
    guard place.ref == other.ref else { return program.root(of: place.ref) == program.root(of: other.ref) }
    return through(place.block, in: program.body(place.ref)).contains(other.block)
  }

  /// The blocks of the ways through one.
  private func through(_ block: Int, in body: Body) -> [Int] {
    let behind = body.reachable(from: block)
    return body.blocks.indices.filter { behind.contains($0) || body.reachable(from: $0).contains(block) }
  }

  // MARK: What else happens there

  /// Whether the ways through a place call nothing that may lead to anybody who finishes both.
  private func doesNothingElse(_ place: StreamFinishes.Place) -> Bool {
    let body = program.body(place.ref)
    let known = view.primitive.neutral.union(view.primitive.discharges)
    return body.parent == nil
      && through(place.block, in: body).flatMap { body.blocks[$0].instructions }.allSatisfy { instruction in
        guard case .call(let call) = instruction.kind else { return true }
        return program.files[place.ref.file][call].name.map(known.contains) ?? false
          || QuietEnds(view: view).isQuiet(call, in: place.ref)
      }
  }

  /// Whether the function, or whoever calls it, goes on to something that finishes the stream.
  private func isFinishedBehind(_ place: StreamFinishes.Place, _ own: [StreamFinishes.Place]) -> Bool {
    let goal = CallGoal(Set(own.map { program.root(of: $0.ref) }), view.callers)
    let root = program.root(of: place.ref)
    if through(place.block, in: program.body(place.ref)).contains(where: { leads($0, in: place.ref, to: goal) }) {
      return true
    }
    return view.callers.callers(of: root).sites.contains { file, call in
      let caller = BodyRef(file: file, body: program.files[file][call].body)
      let body = program.body(caller)
      guard let start = body.blocks.firstIndex(where: { $0.instructions.contains { $0.kind == .call(call) } }) else {
        return true
      }
      // The next turn of a loop is that of another event.
      let behind = body.reachable(from: start).filter { !body.reachable(from: $0).contains(start) }
      return behind.contains { number in
        leads(number, in: caller, to: goal) || own.contains { $0.ref == caller && $0.block == number }
      }
    }
  }

  private func leads(_ block: Int, in ref: BodyRef, to goal: CallGoal) -> Bool {
    program.body(ref).blocks[block].instructions.contains { instruction in
      guard case .call(let call) = instruction.kind,
        let target = view.callers.target(of: call, file: ref.file), target != program.root(of: ref)
      else { return false }
      return view.callers.reaches(goal, from: target)
    }
  }
}
