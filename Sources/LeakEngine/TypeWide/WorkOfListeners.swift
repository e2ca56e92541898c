import LeakDomain
import LeakFlow

/// Whether everything that takes, settles or passes on what is in a slot lies in the methods by which a protocol has its types do
/// their work, or in functions that these alone call, and runs before they return, or is left out.
struct WorkOfListeners {
  let view: SlotView
  private let listeners: Set<TypeKey>
  private let work: Set<String>
  private let isLeftOut: (BodyRef) -> Bool
  private var program: Program { view.program }

  /// - Parameters:
  ///   - isWithEnds: whether what they do when they hear of their end counts as well.
  ///   - isLeftOut: asked of closures that run later.
  init(
    view: SlotView, listeners: [TypeKey], isWithEnds: Bool = false,
    besides isLeftOut: @escaping (BodyRef) -> Bool = { _ in false }
  ) {
    self.view = view
    self.listeners = Set(listeners)
    self.isLeftOut = isLeftOut
    let program = view.program
    work = Set(
      listeners.flatMap { program.announcedWork(of: $0) + (isWithEnds ? program.announcedEnds(of: $0) : []) })
  }

  var isAll: Bool {
    let meeting = view.touching.filter(meets)
    var known: [BodyRef: Bool] = [:]
    return !meeting.isEmpty && meeting.allSatisfy { isWork($0, &known) }
  }

  private func isWork(_ ref: BodyRef, _ known: inout [BodyRef: Bool], depth: Int = 2 * SlotCallers.depth) -> Bool {
    let root = program.root(of: ref)
    guard depth > 0 else { return false }
    guard runsNow(ref) else { return program.body(ref).isClosure && isLeftOut(ref) }
    if let answer = known[root] { return answer }
    known[root] = true
    let answer = isAnnounced(root) || isCalledByWork(root, &known, depth)
    known[root] = answer
    return answer
  }

  private func isAnnounced(_ root: BodyRef) -> Bool {
    program.type(around: root).map(listeners.contains) ?? false && work.contains(program.body(root).name)
  }

  private func isCalledByWork(_ root: BodyRef, _ known: inout [BodyRef: Bool], _ depth: Int) -> Bool {
    let callers = view.callers.callers(of: root)
    guard case .function(.function) = program.body(root).kind, !callers.hasUnknown, !callers.sites.isEmpty,
      !isGivenAway(program.body(root).name)
    else { return false }
    return callers.sites.allSatisfy { file, call in
      isWork(BodyRef(file: file, body: program.files[file][call].body), &known, depth: depth - 1)
    }
  }

  /// Whether a function is given to somebody as a value, who may call it at any time.
  private func isGivenAway(_ name: String) -> Bool {
    program.files[view.slot.file].calls.contains { site in
      site.arguments.contains { operand in
        switch operand.value {
        case .global(name), .member(.selfReference, name): true
        default: false
        }
      }
    }
  }

  /// Whether a body is no closure, or one that runs before the call returns to which it is given.
  private func runsNow(_ ref: BodyRef) -> Bool {
    let file = program.files[ref.file]
    let sites = ClosureSites(file)
    var current = ref.body
    while let outer = file[current].parent {
      guard let use = sites[current],
        let mode = program.models.mode(of: file[use.call], label: use.operand.label),
        [.nowOnce, .nowPerhaps, .nowMany].contains(mode)
      else { return false }
      current = outer
    }
    return true
  }

  // MARK: What has to do with the waiters

  private func meets(_ ref: BodyRef) -> Bool {
    let effects = view.effects(in: ref.file)
    let body = program.body(ref)
    return body.blocks.contains { block in
      if case .exit(let exit) = block.terminator, let value = exit.value, isCarrier(value, effects, body) {
        return true
      }
      return block.instructions.contains { instruction in
        // `(stream, continuation) = AsyncStream.makeStream()`
        if case .assign(.tuple, _) = instruction.kind, body.kind == .function(.initializer) { return false }
        return effects.effect(of: instruction, in: body).isMeeting
          && effects.file.containsValue(in: instruction) { isCarrier($0, effects, body) }
      }
    }
  }

  /// Whether more of the slot is in a value than how much there is, or the future of a promise.
  private func isCarrier(_ value: Value, _ effects: SlotEffects, _ body: Body) -> Bool {
    if view.slot.isLocked { return effects.places.looksInto(value, view.slot, in: body) }
    return value.contains(besides: isNeutral) { part in
      effects.places.match(part, view.slot, in: body) != nil || effects.places.isAround(part, view.slot, in: body)
    }
  }

  private func isNeutral(_ part: Value) -> Bool {
    guard case .member(_, let name) = part else { return false }
    return view.slot.primitive.neutral.contains(name) || program.models.has(name, .measure)
  }
}
