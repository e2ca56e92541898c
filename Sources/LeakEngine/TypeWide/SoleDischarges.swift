import LeakDomain
import LeakFlow

/// Continuations of a collection that one function resumes, all of them, and leaves where they are: whoever waits later is resumed
/// by the next call of it, and those from before with him.
///
/// Omissions: functions that set a mark, which may be meant to be called once; waits that ask for anything first.
struct SoleDischarges {
  let view: SlotView
  private var program: Program { view.program }

  /// Whether what is discharged at a place is discharged there again, since nobody else serves those who come later.
  func comesAgain(to site: SlotSite) -> Bool {
    guard view.slot.isCollection, view.slot.primitive.kind == .continuation, view.slot.depth > 0,
      let root = view.function(at: site), isPlain(root), !view.isEverEmptied
    else { return false }
    let drains = SlotDrains(view: view)
    let others = Set(view.touching.filter { drains.meets(in: $0) || drains.drains(in: $0) }.map(program.root))
    return others.subtracting([root]).isEmpty && !view.stores.isEmpty
      && view.stores.allSatisfy { isUnconditional(program.root(of: $0.body)) && program.root(of: $0.body) != root }
  }

  /// Whether a function does not say by anything that it has been called.
  private func isPlain(_ root: BodyRef) -> Bool {
    let around = Set(view.callers.callers(of: root).known).union([root])
    return program.body(root).kind == .function(.function)
      && around.allSatisfy { ref in
        let name = program.body(ref).name
        return view.index.assignedNames(of: ref).isEmpty && !program.models.has(name, .ending)
          && !program.models.begins(name)
      }
  }

  /// Whether a function waits, whatever anybody has done before.
  private func isUnconditional(_ root: BodyRef) -> Bool {
    let file = program.files[root.file]
    return program.family(of: root).allSatisfy { id in
      file[id].blocks.allSatisfy { block in
        guard case .branch(let test, _, _, _, _) = block.terminator, let subject = test.subject else { return true }
        return !subject.contains { file.sharedName($0) != nil || $0 == .selfReference }
      }
    }
  }
}
