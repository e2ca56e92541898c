import LeakAST
import LeakDomain
import LeakFlow

/// One slot as the whole program sees it.
final class SlotView {
  let index: TypeWideIndex
  let slot: Slot
  /// Bodies, closures among them, in which the slot occurs, in source order.
  let touching: [BodyRef]
  private let touchingSet: Set<BodyRef>
  let callers: SlotCallers
  private(set) lazy var reaching = callers.reaching(roots)
  private lazy var goal = CallGoal(Set(roots), callers)
  /// Whether a function reaches the slot.
  private var reaches: [BodyRef: Bool] = [:]
  private(set) lazy var stores = SlotStores(view: self).find()
  private lazy var companions = SlotCompanions(view: self).find()
  private var effectsByFile: [Int: SlotEffects] = [:]
  private var placesByFile: [Int: Set<Value>] = [:]
  private var detaching: [BodyRef: [Instruction.Kind]] = [:]
  private var summaries: [BodyRef: SlotSummary] = [:]
  private var inProgress: Set<BodyRef> = []
  private(set) var exhausted = false

  var program: Program { index.program }

  init(_ index: TypeWideIndex, _ slot: Slot) {
    self.index = index
    self.slot = slot
    let program = index.program
    let known = index.candidates(for: slot)
    let candidates = known.certain.union(
      known.possible.filter { ref in
        let file = program.files[ref.file]
        let places = index.places(in: ref.file)
        let body = file[ref.body]
        return file.containsValue(in: body) {
          places.mentions($0, slot, in: body) || places.isAround($0, slot, in: body)
        }
      })
    touching = candidates.sorted { ($0.file, $0.body) < ($1.file, $1.body) }
    var inside = candidates
    for ref in candidates {
      var current = ref
      while let parent = program.body(current).parent {
        current.body = parent
        inside.insert(current)
      }
    }
    touchingSet = inside
    callers = SlotCallers(index: index)
  }

  /// Where the carrier lies in what is kept, if that is enums with carriers in some of their cases, and nothing else.
  private(set) lazy var choice: ActionPlace? = findChoice()

  private func findChoice() -> ActionPlace? {
    guard !slot.isPlain, slot.depth == 0, slot.member == nil, slot.place == .member, let owner = slot.owner,
      slot.primitive.kind == .continuation || slot.primitive.kind == .promise,
      let property = program.members.property(slot.name, of: owner), var type = program.written(property)
    else { return nil }
    if slot.isLocked, case .named(_, let arguments) = program.types.resolved(type).type, let guarded = arguments.first {
      type = type.with(guarded)
    }
    if case .optional(let wrapped) = type.type { type = type.with(wrapped) }
    guard let place = ActionPlaces(program: program).place(in: type), !place.choices.isEmpty,
      place.holding.primitive.kind == slot.primitive.kind
    else { return nil }
    return place
  }

  /// In how many collections the carriers, or the enums in which they are, lie.
  var depth: Int { choice?.holding.depth ?? slot.depth }

  /// What is lost with the slot: of closures that resume a continuation, that continuation.
  var primitive: Primitive {
    let captured = stores.compactMap(\.captured)
    return captured.count == stores.count ? captured.first ?? slot.primitive : slot.primitive
  }

  /// Whether what is in it is discharged once at most.
  private(set) lazy var isForOnce = SlotForOnce(view: self).isForOnce

  /// Whether whoever has waited in the slot takes his own out of it.
  private(set) lazy var isTakenOutByWaiters = SlotForOnce(view: self).isTakenOutByWaiters

  /// Whether whoever has waited in the slot clears it when he goes on: behind the wait, or in a `defer`.
  private(set) lazy var isClearedByWaiters = SlotForOnce(view: self).isClearedByWaiters

  /// The functions that discharge what is in it, or give it to whoever calls them.
  private(set) lazy var dischargers = SlotForOnce(view: self).dischargers

  /// Whether it is seen from the slot itself that closures of any name in it are answers.
  private(set) lazy var isOfAnswers = SlotAnswers(view: self).isOfAnswers

  func effects(in file: Int) -> SlotEffects {
    if let known = effectsByFile[file] { return known }
    let made = index.effects(of: slot, in: file)
    effectsByFile[file] = made
    return made
  }

  /// Whether something empties the slot, or takes away what is in it.
  private(set) lazy var isEverEmptied: Bool = touching.contains { ref in
    let effects = effects(in: ref.file)
    let body = program.body(ref)
    return body.blocks.contains { block in
      block.instructions.contains { instruction in
        if case .replaced(_, nil, _) = effects.effect(of: instruction, in: body) { return true }
        if effects.takesElement(instruction, in: body) { return true }
        return effects.file.containsValue(in: instruction) { value in
          if case .operation("&", let parts) = value { parts.contains { effects.isPlace($0, body) } } else { false }
        }
      }
    }
  }

  /// The values of a file that are the slot.
  func placeValues(in file: Int) -> Set<Value> {
    if let known = placesByFile[file] { return known }
    var found: Set<Value> = []
    let effects = effects(in: file)
    for ref in touching where ref.file == file {
      let body = program.body(ref)
      program.files[file].forEachPart(of: body) { part in
        if effects.isPlace(part, body) { found.insert(part) }
      }
    }
    placesByFile[file] = found
    return found
  }

  /// The instructions of a body that empty the slot.
  func detaching(in ref: BodyRef) -> [Instruction.Kind] {
    if let known = detaching[ref] { return known }
    let found = SlotContents(view: self).findDetaching(in: ref)
    detaching[ref] = found
    return found
  }

  /// Whether a closure, or one inside it, has to do with the slot.
  func touches(_ ref: BodyRef) -> Bool {
    if touchingSet.contains(ref) { return true }
    let file = program.files[ref.file]
    return program.family(of: ref).contains { id in
      file[id].blocks.contains { block in
        block.instructions.contains { instruction in
          guard case .call(let call) = instruction.kind else { return false }
          return target(of: call, file: ref.file) != nil
        }
      }
    }
  }

  /// Whether a test asks for something that changes together with the slot.
  func isCompanion(_ subject: Value, file: FlowFile) -> Bool {
    subject.contains { file.sharedName($0).map(companions.contains) ?? false }
  }

  /// Whether a call waits in the slot: `await withCheckedContinuation { waiters[id] = $0 }`
  func waits(in site: CallSite, file: Int) -> Bool {
    guard site.isAwaited, site.name.flatMap(program.models.primitive(givenToClosureOf:)) != nil,
      case .body(let closure)? = site.arguments.last?.value
    else { return false }
    let effects = effects(in: file)
    return program.family(of: BodyRef(file: file, body: closure)).contains { id in
      let body = effects.file[id]
      return body.blocks.contains { $0.instructions.contains { effects.stored(by: $0, in: body) != nil } }
    }
  }

  // MARK: Functions

  /// The functions that touch the slot, outermost bodies only, in source order.
  var roots: [BodyRef] {
    var seen: Set<BodyRef> = []
    return touching.map(program.root).filter { seen.insert($0).inserted }
  }

  /// The outermost function around a place.
  func function(at site: SlotSite) -> BodyRef? {
    let body = program.files[site.file].bodies(around: site.range).last
    return body.map { program.root(of: BodyRef(file: site.file, body: $0.id)) }
  }

  /// The function that a call goes to, if it has to do with the slot.
  func target(of call: CallID, file: Int) -> BodyRef? {
    guard let target = callers.target(of: call, file: file) else { return nil }
    return isReached(from: target) ? target : nil
  }

  /// Whether a function has to do with the slot: it touches it, or calls something that does.
  func isReached(from function: BodyRef) -> Bool {
    if let known = reaches[function] { return known }
    let found = callers.reaches(goal, from: function)
    reaches[function] = found
    return found
  }

  /// Every body from which, by calls, the slot is reached, in source order.
  var bodies: [BodyRef] {
    let all = reaching.flatMap { root in program.family(of: root).map { BodyRef(file: root.file, body: $0) } }
    return Set(all).sorted { ($0.file, $0.body) < ($1.file, $1.body) }
  }

  /// What a function makes of the slot when something may be waiting in it.
  func summary(of ref: BodyRef) -> SlotSummary {
    if let known = summaries[ref] { return known }
    // An initialiser finds nothing, and what it stores goes into an object of its own.
    if program.body(ref).kind == .function(.initializer) { return SlotSummary(outcomes: [.perhaps]) }
    guard inProgress.count < 8, inProgress.insert(ref).inserted else { return .unknown }
    defer { inProgress.remove(ref) }
    let analysis = SlotAnalysis(self, ref)
    let search = analysis.search(program.body(ref), from: .perhaps, facts: Facts())
    var summary = SlotSummary(outcomes: [], detached: analysis.found.map(\.kind))
    for arrival in search.arrivals {
      var content = analysis.content(of: arrival, leaving: ref.body)
      // A variable of the function means nothing to its caller.
      switch content {
      case .read, .given: content = .settled
      default: break
      }
      summary.outcomes.insert(content)
    }
    if analysis.exhausted {
      exhausted = true
      summary = .unknown
    }
    summaries[ref] = summary
    return summary
  }
}
