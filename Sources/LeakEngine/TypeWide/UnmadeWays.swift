import LeakAST
import LeakDomain
import LeakFlow

/// The ways from where something is stored in a slot that end before a request which is made behind it, since a value is nil that it takes.
struct UnmadeWays {
  let view: SlotView
  /// The functions that store, and those that they alone call.
  let beginners: Set<BodyRef>
  /// Closures that bring the answer: what they do comes behind the request.
  let outcomes: [BodyRef]
  private var program: Program { view.program }

  func verdict(_ request: CallID, in file: Int) -> StoredVerdict? {
    var found: [Level] = []
    guard gather(request, file, depth: 3, into: &found) else { return nil }
    return found.lazy.compactMap { left(at: $0, before: request, in: file) }.first
  }

  /// A body that leads to the request, and how.
  private struct Level {
    var places: BodyPlaces
    /// The call that does.
    var call: CallID
    /// What is stored before; `nil` where that has been done at the entry of the body.
    var store: Instruction.Kind?
    /// Bodies around it, and those that call them, with the places that lead here.
    var outer: [BodyPlaces]
  }

  // MARK: How the request is reached

  /// The bodies, behind the store, by which one comes to a call; `false` where it may be made in another way.
  private func gather(_ call: CallID, _ file: Int, depth: Int, into found: inout [Level]) -> Bool {
    let ref = BodyRef(file: file, body: program.files[file][call].body)
    guard depth > 0, !isInOutcome(ref) else { return false }
    let levels = view.index.levels(from: places(of: call, in: ref), atOnce: false)
    let root = program.root(of: ref)
    guard levels.last?.ref == root, !levels.contains(where: { isDelayed($0.ref) }) else { return false }
    let calls = levels.indices.compactMap { number in
      number == 0
        ? call
        : program.files[file][levels[number].ref.body].call(given: levels[number - 1].ref.body, in: program.files[file])
    }
    guard calls.count == levels.count else { return false }
    for store in view.stores where program.root(of: store.body) == root {
      guard let (number, instruction) = meeting(store, levels) else { return false }
      for inner in 0...number {
        found.append(
          Level(
            places: levels[inner], call: calls[inner], store: inner == number ? instruction : nil,
            outer: Array(levels[(inner + 1)...])))
      }
    }
    if view.stores.contains(where: { program.root(of: $0.body) == root }) { return true }
    return gatherCallers(of: root, levels, calls, depth, into: &found)
  }

  private func gatherCallers(
    of root: BodyRef, _ levels: [BodyPlaces], _ calls: [CallID], _ depth: Int, into found: inout [Level]
  ) -> Bool {
    let callers = view.callers.callers(of: root)
    let sites = callers.sites.filter { file, call in
      !isInOutcome(BodyRef(file: file, body: program.files[file][call].body))
    }
    guard beginners.contains(root), !callers.hasUnknown, !sites.isEmpty, program.body(root).attributes.isEmpty else {
      return false
    }
    var outer: [BodyPlaces] = []
    for (file, call) in sites {
      guard gather(call, file, depth: depth - 1, into: &found) else { return false }
      outer += view.index.levels(
        from: places(of: call, in: BodyRef(file: file, body: program.files[file][call].body)), atOnce: false)
    }
    for number in levels.indices {
      found.append(
        Level(places: levels[number], call: calls[number], store: nil, outer: Array(levels[(number + 1)...]) + outer))
    }
    return true
  }

  private func places(of call: CallID, in ref: BodyRef) -> BodyPlaces {
    let body = program.body(ref)
    return BodyPlaces(
      ref: ref,
      blocks: body.blocks.indices.filter { body.blocks[$0].instructions.contains { $0.kind == .call(call) } })
  }

  private func isInOutcome(_ ref: BodyRef) -> Bool {
    var current: BodyRef? = ref
    while let here = current {
      if outcomes.contains(here) { return true }
      current = program.body(here).parent.map { BodyRef(file: here.file, body: $0) }
    }
    return false
  }

  /// Whether a closure runs when some time has gone by, or more than once.
  private func isDelayed(_ ref: BodyRef) -> Bool {
    let file = program.files[ref.file]
    guard file[ref.body].isClosure, let parent = file[ref.body].parent,
      let call = file[parent].call(given: ref.body, in: file),
      let operand = file[call].arguments.first(where: { $0.value == .body(ref.body) })
    else { return false }
    let mode = program.models.mode(of: file[call], label: operand.label)
    return mode != .nowOnce && mode != .laterOnce
      || file[call].name.map { program.models.has($0, .delays) } ?? true
  }

  /// At which of some bodies one has stored something before, and what shows that there.
  private func meeting(_ store: SlotStore, _ levels: [BodyPlaces]) -> (level: Int, instruction: Instruction.Kind)? {
    let body = program.body(store.body)
    guard let first = body.blocks.lazy.flatMap(\.instructions).first(where: { $0.range == store.range }) else {
      return nil
    }
    let storing = view.index.levels(from: BodyPlaces(ref: store.body, blocks: []), atOnce: true)
    for (number, level) in levels.enumerated() {
      guard let own = storing.firstIndex(where: { $0.ref == level.ref }) else { continue }
      if own == 0 { return (number, first.kind) }
      let file = program.files[level.ref.file]
      return file[level.ref.body].call(given: storing[own - 1].ref.body, in: file).map { (number, .call($0)) }
    }
    return nil
  }

  // MARK: Where it is not made

  private func left(at level: Level, before request: CallID, in file: Int) -> StoredVerdict? {
    let ref = level.places.ref
    let body = program.body(ref)
    let missing = MissingValues(view: view, ref: ref, takers: ref.file == file ? [level.call, request] : [level.call])
    let branches = body.blocks.indices.filter { number in
      missing.isLeft(body.blocks[number], of: body, before: level.places.blocks)
        && !missing.isKnown(to: body.blocks[number], by: level.outer)
    }
    guard !branches.isEmpty else { return nil }
    let values = Set(branches.compactMap { body.blocks[$0].nilSubject })
    let semantics = UnmadeSearch(view, in: ref, before: level.call, behind: level.store, without: values)
    let search = semantics.search()
    guard !search.exhausted else { return nil }
    for arrival in search.arrivals.sorted(by: { $0.exit.range.start < $1.exit.range.start }) {
      let way = search.blocks(to: arrival)
      let isMissing = zip(way, way.dropFirst()).contains { branches.contains($0) && body.blocks[$0].nilSide == $1 }
      guard arrival.state, isMissing else { continue }
      let words = SlotWords(view: view)
      let name = program.files[file][request].name ?? "the request"
      return words.verdict(
        .left(by: .unmade(name), VerdictBuilder.kind(of: arrival.exit)),
        at: SlotSite(file: ref.file, range: arrival.exit.range), in: ref,
        steps: words.steps(search.trace(to: arrival), in: ref.file))
    }
    return nil
  }
}

extension BasicBlock {
  /// Where control goes if what the block asks for is nil.
  var nilSide: Int? {
    if case .branch(.isNil, _, _, let then, let otherwise) = terminator, then != otherwise { then } else { nil }
  }
  /// What the block asks to be there.
  var nilSubject: Value? { if case .branch(.isNil(let value), _, _, _, _) = terminator { value } else { nil } }
}
