import LeakDomain
import LeakFlow

/// Those who wait for what the work of an object brings, as for the port of a server, where the one function that does the work, and
/// is called once, throws before it comes to them: who called it is told, and those who wait are not.
///
/// Omissions: functions that are called in a loop or at several places, which may try again; work that whoever waits has begun.
struct LeftByWork {
  let view: SlotView
  private var program: Program { view.program }

  func verdict() -> StoredVerdict? {
    guard view.slot.place == .member, !view.stores.contains(where: \.isShared),
      view.primitive.kind == .continuation || view.primitive.kind == .promise, let work = working()
    else { return nil }
    return LeavingThrows(view: view, body: work).verdict(leftBy: .work("\(program.body(work).name)()"))
  }

  /// The one function that tells those who wait, and that nobody calls twice.
  private func working() -> BodyRef? {
    let drains = SlotDrains(view: view)
    let storing = Set(view.stores.map { program.root(of: $0.body) })
    let meeting = Set(view.touching.filter { drains.meets(in: $0) || drains.drains(in: $0) }.map(program.root))
      .subtracting(storing)
    guard meeting.count == 1, let work = meeting.first else { return nil }
    let body = program.body(work)
    let callers = view.callers.callers(of: work)
    guard case .function(.function) = body.kind, body.throwing != .never, body.typeName != nil,
      program.models.has(body.name, .beginning), program.type(around: work) == view.slot.owner, !callers.hasUnknown,
      callers.sites.count < 2, storing.isDisjoint(with: callers.known),
      callers.sites.allSatisfy({ !isRepeated($0.call, in: $0.file) })
    else { return nil }
    return work
  }

  private func isRepeated(_ call: CallID, in file: Int) -> Bool {
    let body = program.files[file][program.files[file][call].body]
    return body.blocks.indices.contains { number in
      body.blocks[number].instructions.contains { $0.kind == .call(call) } && body.comesBack(to: number)
    }
  }
}
