import LeakAST
import LeakDomain
import LeakFlow

/// Ways on which a place is given back that a member counts, and none of those who wait for one is woken, as is done elsewhere:
///
///     func release(_ connection: Connection) {
///       if connection.isClosed { active -= 1; return }
///       if waiters.isEmpty { active -= 1; idle.append(connection) } else { waiters.removeFirst().resume(returning: connection) }
///     }
///
/// Omissions: counts that are set, or that lie behind a lock; functions whose callers look after those who wait.
struct UnwokenPlaces {
  let view: SlotView
  private var program: Program { view.program }
  private var file: FlowFile { program.files[view.slot.file] }

  /// A place at which a member is counted up or down.
  private struct Count {
    var ref: BodyRef
    var block: Int
    var instruction: Instruction
    var isUp: Bool
    /// How some way through it comes to one of those who wait.
    var wakes: Waking?
    /// Whether each way through it has to do with them.
    var looks: Bool
  }

  private enum Waking {
    case itself, byCall
  }

  func find() -> SlotEnds.End? {
    guard view.slot.shape == .list, view.slot.place == .member, !view.slot.isLocked, !program.isTest[view.slot.file],
      view.slot.primitive.kind == .continuation, let owner = view.slot.owner,
      view.stores.allSatisfy({ $0.body.file == view.slot.file && !$0.isMoved }), !TimeLimits(view: view).exist
    else { return nil }
    return countsAskedByStores(owner).sorted().lazy.compactMap(end).first
  }

  private func end(of name: String) -> SlotEnds.End? {
    let counts = counts(of: name)
    let direct = counts.filter { $0.wakes == .itself }
    let waking = direct.isEmpty ? counts.filter { $0.wakes == .byCall } : direct
    guard let isUp = waking.first?.isUp, waking.allSatisfy({ $0.isUp == isUp }) else { return nil }
    // Whoever takes a place counts the other way.
    guard counts.contains(where: { $0.isUp != isUp }) else { return nil }
    let silent = counts.first { count in
      count.isUp == isUp && !count.looks && !isDecided(count, by: name)
        && !counts.contains { $0.isUp != isUp && isTakenBack($0, by: count) }
        && !CallersOfEnds(view: view).mayTell(around: count.ref)
    }
    return silent.map {
      SlotEnds.End(
        end: .unwoken(name), site: SlotSite(file: $0.ref.file, range: $0.instruction.range), body: $0.ref)
    }
  }

  /// The numbers that decide whether anybody begins to wait.
  private func countsAskedByStores(_ owner: TypeKey) -> Set<String> {
    let asked = view.stores.map { store -> Set<String> in
      let root = program.root(of: store.body)
      return Set(
        program.family(of: root).flatMap { file[$0].blocks }.flatMap { block -> [String] in
          guard case .branch(.isTrue(.operation(let op, let sides)), _, _, _, _) = block.terminator,
            ["<", "==", ">", "<=", ">="].contains(op)
          else { return [] }
          return sides.compactMap { if case .global(let name) = $0 { name } else { nil } }
        })
    }
    guard let first = asked.first else { return [] }
    return asked.dropFirst().reduce(first) { $0.intersection($1) }.filter { name in
      let property = program.members.property(name, of: owner)
      return property?.isLet == false && property?.isStored == true
    }
  }

  private func counts(of name: String) -> [Count] {
    file.bodies.flatMap { body -> [Count] in
      let ref = BodyRef(file: view.slot.file, body: body.id)
      guard body.typeName == view.slot.typeName, body.kind != .function(.initializer) else { return [] }
      return body.blocks.enumerated().flatMap { number, block in
        block.instructions.compactMap { instruction -> Count? in
          guard case .assign(.global(name), .operation(let op, _)) = instruction.kind, op == "+=" || op == "-=" else {
            return nil
          }
          return Count(
            ref: ref, block: number, instruction: instruction, isUp: op == "+=", wakes: wakes(through: number, in: ref),
            looks: looks(through: number, in: ref))
        }
      }
    }
  }

  // MARK: Ways

  /// Whether each way behind a count asks for the number, which tells whether anybody is to be woken.
  private func isDecided(_ count: Count, by name: String) -> Bool {
    let body = program.body(count.ref)
    let asking = Set(
      body.blocks.indices.filter { number in
        guard case .branch(let test, _, _, _, _) = body.blocks[number].terminator else { return false }
        return test.subject?.contains { $0 == .global(name) } ?? false
      })
    return !leaves(body, from: count.block, avoiding: asking)
  }

  /// Whether a place is given back that was taken just before, with nothing in between for which anybody waits.
  private func isTakenBack(_ taken: Count, by count: Count) -> Bool {
    guard taken.ref == count.ref else { return false }
    let body = program.body(count.ref)
    let between = body.reachable(from: taken.block).filter { body.reachable(from: $0).contains(count.block) }
    guard taken.block == count.block || between.contains(count.block) else { return false }
    return !between.union([taken.block, count.block]).contains { number in
      body.blocks[number].instructions.contains {
        if case .call(let id) = $0.kind { file[id].isAwaited } else { false }
      }
    }
  }

  private func leaves(_ body: Body, from number: Int, avoiding barriers: Set<Int>) -> Bool {
    if barriers.contains(number) { return false }
    return body.reaches(
      { if case .exit = body.blocks[$0].terminator { true } else { false } }, fromAnyOf: [number],
      avoiding: barriers.contains)
  }

  /// Whether a way through a block comes to what wakes one of those who wait, or asks whether anybody does where others do so.
  private func wakes(through number: Int, in ref: BodyRef) -> Waking? {
    let body = program.body(ref)
    let isOnWay = { body.isOnOneWay($0, number) }
    let drains = SlotDrains(view: view)
    let meeting = body.blocks.indices.filter { drains.meets(body.blocks[$0], in: ref) }
    if meeting.contains(where: isOnWay) || !meeting.isEmpty && looks(through: number, in: ref) { return .itself }
    return body.blocks.indices.contains { calls($0, in: ref) && isOnWay($0) } ? .byCall : nil
  }

  /// Whether each way through a block has to do with those who wait.
  private func looks(through number: Int, in ref: BodyRef) -> Bool {
    let body = program.body(ref)
    if body.isClosure || asks(number, in: ref) { return true }
    let asking = Set(body.blocks.indices.filter { asks($0, in: ref) })
    return !body.reaches({ $0 == number }, fromAnyOf: [Body.entry], avoiding: asking.contains)
      || !leaves(body, from: number, avoiding: asking)
  }

  /// Whether a block does anything with those who wait, asks for them, or gives control to what may.
  private func asks(_ number: Int, in ref: BodyRef) -> Bool {
    let body = program.body(ref)
    let effects = view.effects(in: ref.file)
    if case .branch(let test, _, _, _, _) = body.blocks[number].terminator, let subject = test.subject,
      effects.places.mentions(subject, view.slot, in: body) || view.isCompanion(subject, file: effects.file)
    {
      return true
    }
    return calls(number, in: ref)
      || body.blocks[number].instructions.contains { effects.effect(of: $0, in: body) != .none }
  }

  private func calls(_ number: Int, in ref: BodyRef) -> Bool {
    program.body(ref).blocks[number].instructions.contains { instruction in
      guard case .call(let call) = instruction.kind else { return false }
      if view.target(of: call, file: ref.file) != nil { return true }
      return program.files[ref.file][call].arguments.contains { operand in
        guard case .body(let closure) = operand.value else { return false }
        return view.touches(BodyRef(file: ref.file, body: closure))
      }
    }
  }
}
