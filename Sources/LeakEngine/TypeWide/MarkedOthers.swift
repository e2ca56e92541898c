import LeakDomain
import LeakFlow

/// What others do for those who wait in a slot, once a mark is set that a function has set without them.
struct MarkedOthers {
  /// What is known of them.
  struct Outcome {
    /// Nobody meets those who wait where the mark is set.
    var isSealed = true
    /// Only the function that sets the mark meets them at all.
    var isNobody = true
    /// That function tells them on another way.
    var isPartial = false
    /// Another one sets the mark, too, and tells all.
    var hasPeer = false
    /// Others tell them of another outcome, which the mark rules out.
    var isOtherOutcome = false
    /// Whoever waits is told where his task is cancelled.
    var endsWithTask = false
  }
  let view: SlotView
  let mark: EndMarks.Mark
  /// The function that sets it, and leaves them.
  let setter: BodyRef
  private let drains: SlotDrains
  private let marks: EndMarks
  private var program: Program { view.program }

  init(view: SlotView, mark: EndMarks.Mark, setter: BodyRef) {
    self.view = view
    self.mark = mark
    self.setter = setter
    drains = SlotDrains(view: view)
    marks = EndMarks(program: view.program, file: view.slot.file, owner: view.slot.owner)
  }

  /// What they do; `nil` where somebody may tell those who wait, or as much is not known.
  func outcome() -> Outcome? {
    var outcome = Outcome()
    let meeting = view.touching.filter { drains.meets(in: $0) || drains.drains(in: $0) }
    guard !meeting.isEmpty else { return nil }
    for ref in meeting {
      let root = program.root(of: ref)
      if isOfHeldObject(root) { continue }
      if isCancellation(ref) {
        outcome.endsWithTask = true
        continue
      }
      if root != setter, !isPartOfSetter(root) { outcome.isNobody = false }
      if root == setter { outcome.isPartial = true } else if sets(root), tellsAll(ref) { outcome.hasPeer = true }
      if isClosed(ref) { continue }
      outcome.isSealed = false
      if root == setter { continue }
      if isOtherOutcome(root) {
        outcome.isOtherOutcome = true
      } else if sets(root) {
        guard isCalledByUsers(root) || isPartOfSetter(root) else { return nil }
      } else {
        guard !isAsked(in: root), brings(root), view.slot.shape == .single || !tellsAll(ref) else {
          return nil
        }
      }
    }
    return outcome
  }

  /// Whether the mark says that something has failed, and a function sets another one, with which whoever would wait is answered at once as
  /// well: of two outcomes one comes.
  private func isOtherOutcome(_ root: BodyRef) -> Bool {
    guard
      program.models.has(mark.name, .failedState)
        || program.models.has(mark.text.dropFirst(1).description, .failedState),
      root.file == view.slot.file, !isAsked(in: root), !sets(root)
    else { return false }
    let refused = RefusedWaiters(view: view)
    let asked = refused.asked.subtracting([view.slot.name])
    return program.family(of: root).contains { id in
      let inner = BodyRef(file: root.file, body: id)
      return program.body(inner).blocks.contains { block in
        block.instructions.contains { instruction in
          guard let other = marks.mark(settingOrClearing: instruction, in: inner), asked.contains(other.name),
            other.value != .literal(.nil)
          else { return false }
          return refused.answers(when: other) != nil
        }
      }
    }
  }

  private func tellsAll(_ ref: BodyRef) -> Bool { view.slot.shape == .single || drains.drains(in: ref) }

  private func sets(_ root: BodyRef) -> Bool {
    view.index.withCallees(of: root).contains { ref in
      ref.file == view.slot.file
        && program.family(of: ref).contains { id in
          let inner = BodyRef(file: ref.file, body: id)
          return program.body(inner).blocks.contains { block in
            block.instructions.contains { marks.mark(settingOrClearing: $0, in: inner) == mark }
          }
        }
    }
  }

  /// Whether a function, or what it calls, or whoever calls it, looks at the mark.
  private func isAsked(in root: BodyRef) -> Bool {
    let around = view.index.withCallees(of: root) + view.callers.callers(of: root).known
    return around.contains { $0 == setter ? marks.isAsked(mark, in: $0) : mentions($0) }
  }

  private func mentions(_ root: BodyRef) -> Bool {
    let file = program.files[root.file]
    return program.family(of: root).contains { id in
      file.containsValue(in: file[id]) { $0.contains { $0.memberName == mark.name } }
    }
  }

  /// It takes out whoever is cancelled.
  private func isCancellation(_ ref: BodyRef, depth: Int = SlotCallers.depth) -> Bool {
    guard depth > 0 else { return false }
    let file = program.files[ref.file]
    let sites = ClosureSites(file)
    var current = ref.body
    while let outer = file[current].parent {
      if let use = sites[current], program.models.mode(of: file[use.call], label: use.operand.label) == .atEnd {
        return true
      }
      current = outer
    }
    let callers = view.callers.callers(of: BodyRef(file: ref.file, body: current))
    return !callers.hasUnknown && !callers.sites.isEmpty
      && callers.sites.allSatisfy { number, call in
        let body = program.files[number][call].body
        return program.body(BodyRef(file: number, body: body)).isClosure
          && isCancellation(BodyRef(file: number, body: body), depth: depth - 1)
      }
  }

  /// Whether a body meets nobody where the mark is set.
  private func isClosed(_ ref: BodyRef, depth: Int = SlotCallers.depth) -> Bool {
    let body = program.body(ref)
    let blocks = body.blocks.indices.filter { number in
      if drains.meets(body.blocks[number], in: ref) { return true }
      return drains.drains(in: ref, within: [number])
    }
    return isClosed(BodyPlaces(ref: ref, blocks: blocks), depth)
  }

  private func isClosed(_ places: BodyPlaces, _ depth: Int) -> Bool {
    let levels = view.index.levels(from: places, atOnce: false)
    if levels.contains(where: { EndMarks.blocks(of: program.body($0.ref), when: mark).isDisjoint(with: $0.blocks) }) {
      return true
    }
    guard depth > 0, let last = levels.last, let sites = view.index.onlySites(of: last.ref) else { return false }
    return sites.allSatisfy { isClosed($0, depth - 1) }
  }

  /// `deinit` of an object that whoever waits keeps.
  private func isOfHeldObject(_ root: BodyRef) -> Bool {
    program.body(root).kind == .function(.deinitializer) && SlotEnds(view: view).isHeldByWaiters
  }

  /// An end for those who have the object, and no event that comes by itself; or what only such an end calls.
  private func isCalledByUsers(_ root: BodyRef, depth: Int = 2) -> Bool {
    guard let owner = view.slot.owner, program.body(root).kind == .function(.function) else { return false }
    let name = program.body(root).name
    let callers = view.callers.callers(of: root).known
    guard program.models.has(name, .ending) else {
      return depth > 0 && program.body(root).isPrivate && !callers.isEmpty
        && callers.allSatisfy { isCalledByUsers($0, depth: depth - 1) }
    }
    return !program.announcedEnds(of: owner).contains(name)
      && !callers.contains { caller in
        program.type(around: caller) == owner && !program.models.has(program.body(caller).name, .ending)
      }
  }

  /// Only the function that sets the mark calls it, on other ways.
  private func isPartOfSetter(_ root: BodyRef, depth: Int = 2) -> Bool {
    guard depth > 0, let sites = view.index.onlySites(of: root) else { return false }
    return sites.allSatisfy { site in
      let caller = program.root(of: site.ref)
      return caller == setter || isPartOfSetter(caller, depth: depth - 1)
    }
  }

  /// Whether it gives whoever waits what it has been brought.
  private func brings(_ root: BodyRef) -> Bool {
    let file = program.files[root.file]
    return view.index.calls(in: root).contains { call in
      let site = file[call]
      guard let name = site.name, view.primitive.discharges.contains(name), !program.isFailing(site, in: file),
        let value = site.arguments.first?.value
      else { return false }
      switch value {
      case .variable, .member, .call, .global, .payload: return true
      default: return false
      }
    }
  }
}
