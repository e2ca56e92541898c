import LeakAST
import LeakDomain
import LeakFlow

/// Ends that mark an object as ended and do nothing that could reach whoever still waits.
///
/// Waiters that other functions discharge may be told by a callback, by a task that ends, by whoever calls the end. So an
/// end counts here only if all that it calls is known not to, if the mark is set for good, and if nobody can begin to wait behind it.
struct QuietEnds {
  let view: SlotView
  private var program: Program { view.program }
  private var marks: EndMarks { EndMarks(program: program, file: view.slot.file) }

  /// The first of some ends that leaves waiters where they are.
  func find(_ ends: [BodyRef]) -> BodyRef? {
    guard !ends.contains(where: view.isReached) else { return nil }
    return ends.first { end in
      isQuiet(end) && marksSet(by: end).contains { marks.staysSet($0) && closesDoor($0) && !isHeeded($0) }
        && !view.callers.callers(of: end).known.contains(where: view.isReached)
    }
  }

  private func marksSet(by end: BodyRef) -> Set<EndMarks.Mark> {
    Set(view.index.withCallees(of: end).flatMap(marks.set))
  }

  /// - Parameter depth: how many calls deep functions of the sources are looked at, none of which has to do with the slot.
  private func isQuiet(_ end: BodyRef, depth: Int = 6) -> Bool {
    depth > 0 && view.index.calls(in: end).allSatisfy { isQuiet($0, in: end, depth: depth) }
  }

  /// The same of one call of a function.
  func isQuiet(_ call: CallID, in ref: BodyRef, depth: Int = 6) -> Bool {
    guard let name = program.files[ref.file][call].name else { return false }
    if program.models.holdsLock(name) || program.models.has(name, .quiet) { return true }
    // An enum's case is made.
    if case .implicitMember = program.files[ref.file][call].callee, program.functions[name] == nil {
      return name != "init"
    }
    guard let target = view.callers.target(of: call, file: ref.file), target != ref else { return false }
    return isQuiet(target, depth: depth - 1)
  }

  /// Whether whoever tells all of them asks for the mark, such as a loop that it ends: `while isRunning { … }`. What does
  /// so only where the mark is not set does not tell those who wait behind it.
  private func isHeeded(_ mark: EndMarks.Mark) -> Bool {
    let drains = SlotDrains(view: view)
    return view.touching.contains {
      drains.drains(in: $0, atOnce: true, within: EndMarks.blocks(of: program.body($0), when: mark))
        && marks.isAsked(mark, in: program.root(of: $0))
    }
  }

  /// Whether whoever stores something asks for the mark before.
  func closesDoor(_ mark: EndMarks.Mark) -> Bool {
    view.stores.allSatisfy { store in
      let root = program.root(of: store.body)
      let around = [root] + view.callers.callers(of: root).known
      return around.contains { marks.isAsked(mark, in: $0) }
    }
  }
}
