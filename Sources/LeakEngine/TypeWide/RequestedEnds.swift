import LeakDomain
import LeakFlow

/// Ends of an object that come only when somebody outside asks for them: `cancel()`, `close()`. Who has been forgotten waits until then.
///
/// Omissions: ends that the sources call anywhere but in other ends, or that a protocol announces: something may lead to them that has
/// to do with the answer that forgets.
struct RequestedEnds {
  let view: SlotView
  private var program: Program { view.program }

  /// Whether a body is one of theirs.
  func contains(_ ref: BodyRef) -> Bool { isOne(program.root(of: ref), depth: SlotCallers.depth) }

  /// The first one that looks after those who wait, by its name.
  var first: String? {
    view.callers.reaching(SlotDrains(view: view).meeting.filter { !program.isTest[$0.file] }).filter(contains)
      .min { ($0.file, $0.body) < ($1.file, $1.body) }.map { program.body($0).name }
  }

  private func isOne(_ root: BodyRef, depth: Int) -> Bool {
    let body = program.body(root)
    // What is kept for one answer is made by somebody who may end it when he sees that there is none.
    guard depth > 0, !view.slot.isConstant, body.kind == .function(.function), isEnding(body.name),
      let owner = view.slot.owner, program.type(around: root) == owner,
      !program.announcedEnds(of: owner).contains(body.name), program.members.requirements(body.name).isEmpty
    else { return false }
    let callers = view.callers.callers(of: root)
    return !callers.hasUnknown && (!body.isPrivate || !callers.sites.isEmpty)
      && callers.sites.allSatisfy { file, call in
        let caller = program.root(of: BodyRef(file: file, body: program.files[file][call].body))
        return program.body(caller).kind == .function(.deinitializer) || isOne(caller, depth: depth - 1)
      }
  }

  private func isEnding(_ name: String) -> Bool {
    program.has(name, .ending) || program.models.has(name, .cancelsWork)
  }
}
