import LeakDomain
import LeakFlow

/// Those who wait in a slot one after the other, as whoever comes has to take something first that is given back only when
/// the wait is over: an asynchronous lock, a semaphore with one place, the end of the task before.
///
///     await turn.lock()
///     let answer = await withCheckedContinuation { waiting = $0 }
///     await turn.unlock()
struct WaitsInTurn {
  let view: SlotView
  private var program: Program { view.program }

  /// How many calls lead to the store at most.
  private static var depth: Int { 3 }

  /// Whether no two come to what a store does.
  func isInTurn(_ store: SlotStore) -> Bool {
    let file = program.files[store.body.file]
    guard
      let place = file[store.body.body].blocks.lazy.flatMap(\.instructions).first(where: { $0.range == store.range })
    else { return false }
    return isInTurn(place, in: store.body, isAwaited: false, depth: Self.depth)
  }

  /// - Parameters:
  ///   - isAwaited: what stands there comes back when the wait is over.
  ///   - object: on which the function is called, as its caller names it.
  private func isInTurn(
    _ place: Instruction, in ref: BodyRef, isAwaited: Bool, of object: (lock: Value, place: BodyRef)? = nil, depth: Int
  ) -> Bool {
    let file = program.files[ref.file]
    let body = file[ref.body]
    if holdsPlace(at: place, in: ref, isAwaited: isAwaited, of: object) { return true }
    if let use = program.executors(of: ref.file).closures[ref.body] {
      if isAwaited, TaskChains(program: program, file: file).isLink(body, startedBy: use.call, upTo: place) {
        return true
      }
      if isAwaited, depth > 0, runsInTurn(use, in: ref.file, depth: depth) { return true }
      let site = file[use.call]
      guard program.models.mode(of: site, label: use.operand.label) == .nowOnce,
        let outer = file[site.body].instruction(calling: use.call)
      else { return false }
      let around = BodyRef(file: ref.file, body: site.body)
      return isInTurn(outer, in: around, isAwaited: isAwaited || site.isAwaited, of: object, depth: depth)
    }
    guard depth > 0, isAwaited, body.parent == nil else { return false }
    let callers = view.callers.callers(of: ref)
    return !callers.sites.isEmpty && !callers.hasUnknown
      && callers.sites.allSatisfy { number, call in
        let site = program.files[number][call]
        let caller = BodyRef(file: number, body: site.body)
        guard site.isAwaited, let place = program.body(caller).instruction(calling: call) else { return false }
        return isInTurn(place, in: caller, isAwaited: true, depth: depth - 1)
      }
  }

  /// Whether a function calls the closure that it is given in turn.
  private func runsInTurn(_ use: ClosureSites.Use, in number: Int, depth: Int) -> Bool {
    let site = program.files[number][use.call]
    guard site.isAwaited, let resolved = program.resolve(site, file: number),
      let index = site.arguments.firstIndex(of: use.operand)
    else { return false }
    let object = site.receiver.map { (lock: $0, place: BodyRef(file: number, body: site.body)) }
    let function = program.body(resolved.target)
    let parameter = function.parameters[resolved.parameters[index]].variable
    let family = program.family(of: resolved.target)
    let file = program.files[resolved.target.file]
    let runs = family.flatMap { body in
      file[body].blocks.lazy.flatMap(\.instructions).compactMap { instruction -> (Instruction, BodyID)? in
        guard case .call(let id) = instruction.kind, file[id].callee == .variable(parameter) else { return nil }
        return (instruction, body)
      }
    }
    return !runs.isEmpty
      && runs.allSatisfy { place, body in
        let ref = BodyRef(file: resolved.target.file, body: body)
        return isInTurn(place, in: ref, isAwaited: true, of: object, depth: depth - 1)
      }
  }

  /// Whether each way to a place takes the only place of something that the object has, and none gives it back before that; nor
  /// behind it, where the wait goes on.
  private func holdsPlace(
    at place: Instruction, in ref: BodyRef, isAwaited: Bool, of object: (lock: Value, place: BodyRef)?
  ) -> Bool {
    let file = program.files[ref.file]
    let body = file[ref.body]
    let takes = body.blocks.lazy.flatMap(\.instructions).compactMap { instruction -> (CallID, PrimitiveModel)? in
      guard case .call(let id) = instruction.kind, let model = model(takenBy: file[id], in: ref, of: object) else {
        return nil
      }
      return (id, model)
    }
    return takes.contains { id, model in
      let lock = file[id].subject
      let isTake = { (instruction: Instruction) in
        guard case .call(let other) = instruction.kind else { return false }
        return file[other].name == file[id].name && file[other].subject == lock
      }
      let gives = file.calls.indices.map(CallID.init).filter { other in
        let site = file[other]
        return site.body == ref.body && site.subject == lock
          && site.name.map(model.primitive.discharges.contains) ?? false
      }
      guard !body.leads(to: place, fromAnyOf: [nil], avoiding: isTake),
        !body.leads(to: place, fromAnyOf: gives.compactMap(body.instruction(calling:)), avoiding: isTake)
      else { return false }
      return isAwaited || gives.isEmpty && isGivenBackWithAnswers(lock, model, in: ref)
    }
  }

  /// What a call takes that has one place, and that all who come share.
  private func model(
    takenBy site: CallSite, in ref: BodyRef, of object: (lock: Value, place: BodyRef)?
  ) -> PrimitiveModel? {
    guard let method = site.name, !site.waitIsLimited else { return nil }
    let lock = site.receiver ?? .selfReference
    let type =
      site.receiver == nil
      ? program.body(ref).typeName : program.typeName(of: lock, file: ref.file, in: program.body(ref))
    guard let type else { return nil }
    let own = program.index.semaphores.models[type].flatMap { $0.begin.calls.contains(method) ? $0 : nil }
    guard let model = program.models.custom(begunBy: method, on: type) ?? own else { return nil }
    if lock == .selfReference { return object.map { hasOnePlace($0.lock, in: $0.place) } ?? false ? model : nil }
    return hasOnePlace(lock, in: ref) ? model : nil
  }

  private func hasOnePlace(_ lock: Value, in ref: BodyRef) -> Bool {
    guard case .global(let name) = lock, let owner = program.owner(ofMember: lock, in: ref),
      let property = program.members.property(name, of: owner), case .call(let made)? = property.initial?.value
    else { return false }
    return program.files[property.file][made].arguments.allSatisfy { $0.value == .literal(.number("1")) }
  }

  /// Whether only functions that answer those who wait give a place back.
  private func isGivenBackWithAnswers(_ lock: Value?, _ model: PrimitiveModel, in ref: BodyRef) -> Bool {
    guard let name = lock?.memberName else { return false }
    let storing = Set(view.stores.map { program.root(of: $0.body) })
    let givers = model.primitive.discharges.flatMap { program.callsByName[$0] ?? [] }.compactMap { number, call in
      let site = program.files[number][call]
      return site.subject?.memberName == name ? program.root(of: BodyRef(file: number, body: site.body)) : nil
    }
    return !givers.isEmpty && givers.allSatisfy { view.roots.contains($0) && !storing.contains($0) }
  }
}

extension Body {
  func instruction(calling id: CallID) -> Instruction? {
    blocks.lazy.flatMap(\.instructions).first { $0.kind == .call(id) }
  }

  /// Whether a way leads to an instruction from behind one of some others, `nil` for the entry, without one of a kind between them.
  func leads(
    to goal: Instruction, fromAnyOf starts: [Instruction?], avoiding isBarrier: (Instruction) -> Bool,
    passing mayPass: (BasicBlock, Int) -> Bool = { _, _ in true }
  ) -> Bool {
    var pending = starts.compactMap { start -> (block: Int, first: Int)? in
      guard let start else { return (Body.entry, 0) }
      for (number, block) in blocks.enumerated() {
        if let index = block.instructions.firstIndex(of: start) { return (number, index + 1) }
      }
      return nil
    }
    var seen: Set<Int> = []
    while let (number, first) = pending.popLast() {
      let block = blocks[number]
      var isBarred = false
      for instruction in block.instructions.dropFirst(first) {
        if instruction == goal { return true }
        if isBarrier(instruction) {
          isBarred = true
          break
        }
      }
      if isBarred { continue }
      for next in block.successors where mayPass(block, next) && seen.insert(next).inserted {
        pending.append((next, 0))
      }
    }
    return false
  }
}
