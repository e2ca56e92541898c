import LeakDomain
import LeakFlow

/// Whether only the methods of a delegate, or closures that are given an outcome, beside those that store in it, ever meet what is in a slot.
///
/// Anything else may be what ends the wait where the delegate does not: a time limit, a handler of cancellation, a method for
/// others, `deinit`.
struct SlotAnswerers {
  let view: SlotView
  /// Base names of the methods by which the delegate hears of things.
  let callbacks: Set<String>
  /// Closures that are given an outcome.
  var closures: Set<BodyRef> = []
  /// Methods by which the delegate hears of things, where others have their base names.
  var methods: Set<BodyRef> = []
  /// What ends the wait only for whoever cancels, or with the object, does not count.
  var allowsCancellation = false
  /// Nor do ends for which somebody outside has to ask.
  var allowsEnds = false
  private var program: Program { view.program }

  var areCallbacksOnly: Bool {
    let drains = SlotDrains(view: view)
    var known: [BodyRef: Bool] = [:]
    return view.touching.allSatisfy { !drains.meets(in: $0) || isExpected($0, &known, depth: SlotCallers.depth) }
  }

  /// What there is to say where only these meet what is in the slot, be it besides ends for which somebody has to ask: then of ways
  /// of which nobody can hear who would do so.
  func judged(_ verdicts: (_ quietly: Bool) -> [StoredVerdict]) -> [StoredVerdict] {
    if areCallbacksOnly { return verdicts(false) }
    var besidesEnds = self
    besidesEnds.allowsEnds = true
    return besidesEnds.areCallbacksOnly ? verdicts(true) : []
  }

  private func isExpected(_ ref: BodyRef, _ known: inout [BodyRef: Bool], depth: Int) -> Bool {
    let root = program.root(of: ref)
    if isCallback(root) || isInClosure(ref) || beginsWait(ref) { return true }
    if allowsCancellation && isCancellation(ref) || allowsEnds && RequestedEnds(view: view).contains(root) {
      return true
    }
    guard depth > 0, !isStore(root) else { return false }
    if let answer = known[root] { return answer }
    // A circle is what the way into it is.
    known[root] = true
    let answer = isCalledByExpected(root, &known, depth)
    known[root] = answer
    return answer
  }

  private func isCallback(_ root: BodyRef) -> Bool {
    methods.contains(root)
      || callbacks.contains(program.body(root).name) && program.type(around: root) == view.slot.owner
  }

  private func isInClosure(_ ref: BodyRef) -> Bool {
    var current: BodyRef? = ref
    while let here = current, !closures.isEmpty {
      if closures.contains(here) { return true }
      current = program.body(here).parent.map { BodyRef(file: here.file, body: $0) }
    }
    return false
  }

  /// Whether a body runs only for a task that is cancelled, or for an object that goes.
  private func isCancellation(_ ref: BodyRef) -> Bool {
    if program.body(program.root(of: ref)).kind == .function(.deinitializer) { return true }
    let file = program.files[ref.file]
    var current: BodyID? = ref.body
    while let here = current {
      let isGiven = file.calls.contains { call in
        call.arguments.contains { $0.value == .body(here) && program.models.mode(of: call, label: $0.label) == .atEnd }
      }
      if isGiven { return true }
      current = file[here].parent
    }
    return false
  }

  private func isStore(_ root: BodyRef) -> Bool {
    view.stores.contains { program.root(of: $0.body) == root } && program.body(root).kind != .function(.initializer)
  }

  /// Whether a body stores in the slot, or is around one that does: what it finds there it looks after first.
  private func beginsWait(_ ref: BodyRef) -> Bool {
    view.stores.contains { store in
      var current: BodyRef? = store.body
      while let here = current {
        if here == ref { return true }
        current = program.body(here).parent.map { BodyRef(file: here.file, body: $0) }
      }
      return false
    }
  }

  private func isCalledByExpected(_ root: BodyRef, _ known: inout [BodyRef: Bool], _ depth: Int) -> Bool {
    let callers = view.callers.callers(of: root)
    guard case .function(.function) = program.body(root).kind, !callers.hasUnknown, !callers.sites.isEmpty else {
      return false
    }
    return callers.sites.allSatisfy { file, call in
      isExpected(BodyRef(file: file, body: program.files[file][call].body), &known, depth: depth - 1)
    }
  }
}
