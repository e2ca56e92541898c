import LeakFlow
import LeakModel

/// Which turns are had at a place.
extension Exclusives {
  /// The turns from the inside out, and the body up to which everything runs at once.
  func held(at point: (block: Int, index: Int), in ref: BodyRef, depth: Int) -> (held: [Held], reached: BodyID) {
    let around = surroundings(of: ref, depth: depth)
    return (taken(before: point, in: ref, depth: depth) + around.held, around.reached)
  }

  /// The same for what a closure finds when it begins.
  private func surroundings(of ref: BodyRef, depth: Int) -> Surroundings {
    let key = Depth(ref: ref, depth: depth)
    if let known = surroundings[key] { return known }
    let found = findSurroundings(of: ref, depth: depth)
    surroundings[key] = found
    return found
  }

  private func findSurroundings(of ref: BodyRef, depth: Int) -> Surroundings {
    let file = program.files[ref.file]
    guard file[ref.body].isClosure, let use = program.executors(of: ref.file).closures[ref.body] else {
      return Surroundings(held: [], reached: ref.body)
    }
    let around = BodyRef(file: ref.file, body: file[use.call].body)
    let range = file[use.call].nameRange
    switch frame(of: use.operand, at: use.call, in: around, depth: depth) {
    case .now(let turns):
      let own = turns.map { Held(turn: $0, range: range) }
      guard let outer = file[around.body].point(of: use.call) else { return Surroundings(held: own, reached: ref.body) }
      let (held, reached) = held(at: outer, in: around, depth: depth)
      return Surroundings(held: own + held, reached: reached)
    case .later(let turns):
      return Surroundings(held: turns.map { Held(turn: $0, range: range) }, reached: ref.body)
    case .unknown: return Surroundings(held: [], reached: ref.body)
    }
  }

  /// The bodies of a file in which a lock is taken by a call that leaves it taken.
  func keepers(file: Int) -> Set<BodyID> {
    if let known = keepers[file] { return known }
    let found = program.files[file].calls.enumerated().filter { number, site in
      guard let name = site.name, leads.takers.contains(name), !program.models.holdsLock(name),
        !program.models.runsOnQueue(name)
      else { return false }
      return turn(takenBy: CallID(number), in: BodyRef(file: file, body: site.body)) != nil
    }
    let bodies = Set(found.map(\.element.body))
    keepers[file] = bodies
    return bodies
  }

  /// Whether anything is held in a body: in most bodies nothing is.
  func mayHold(_ ref: BodyRef) -> Bool {
    if keepers(file: ref.file).contains(ref.body) { return true }
    guard isAskedFor(program.body(ref), file: ref.file) else { return false }
    return !held(at: (Body.entry, 0), in: ref, depth: Exclusives.depth).held.isEmpty
  }

  /// Whether a closure may run where something is held, by the names of what it is given to.
  private func isAskedFor(_ body: Body, file: Int) -> Bool {
    guard body.isClosure, let use = program.executors(of: file).closures[body.id] else { return false }
    let site = program.files[file][use.call]
    if site.name.map(leads.runners.contains) ?? false { return true }
    return keepers(file: file).contains(site.body) || isAskedFor(program.files[file][site.body], file: file)
  }

  /// What was taken on a way to a place of the same body, and not given back since.
  private func taken(before point: (block: Int, index: Int), in ref: BodyRef, depth: Int) -> [Held] {
    guard keepers(file: ref.file).contains(ref.body) else { return [] }
    var found: [Held] = []
    for taken in takings(in: ref, depth: depth) {
      guard !found.contains(where: { $0.turn == taken.held.turn }), taken.ways.lead(to: point) else { continue }
      found.append(taken.held)
    }
    return found
  }

  /// The locks that a body takes and leaves taken, with how far.
  private func takings(in ref: BodyRef, depth: Int) -> [TakenLock] {
    let key = Depth(ref: ref, depth: depth)
    if let known = takings[key] { return known }
    let all = events(ref, depth: depth)
    let found = all.compactMap { event -> TakenLock? in
      guard event.isTaking, let taking = event.takes.first, taking.turn.exclusive.kind == .lock else { return nil }
      let place = taking.turn.exclusive.place
      let giving = all.filter { $0.gives.contains(place) }
      let ways = LockWays(program.body(ref), from: (event.block, event.index)) { block, index, instruction in
        if case .bind(let id, _) = instruction.kind, id == place.variable { return true }
        return giving.contains { $0.block == block && $0.index == index }
      }
      return TakenLock(held: Held(turn: taking.turn, range: event.range), ways: ways)
    }
    takings[key] = found
    return found
  }
}

extension Body {
  /// Where a call stands.
  func point(of call: CallID) -> (block: Int, index: Int)? {
    for (number, block) in blocks.enumerated() {
      if let index = block.instructions.firstIndex(where: { $0.kind == .call(call) }) { return (number, index) }
    }
    return nil
  }
}
