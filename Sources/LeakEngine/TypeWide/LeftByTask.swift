import LeakDomain
import LeakFlow

/// Those who wait for what a task brings, which the first of them has started, where the task ends by an error before it comes to them:
///
///     waiters.append(continuation)
///     if waiters.count == 1 { Task { let value = try await load(); for waiter in waiters { … } } }
///
/// They stay where they are, so nobody who comes later is the first.
///
/// Omissions: tasks whose handle somebody has; starts by whoever finds a flag that is not set (`LostLeaders`).
struct LeftByTask {
  let view: SlotView
  private var program: Program { view.program }

  func verdict() -> StoredVerdict? {
    guard view.slot.place == .member, view.slot.isCollection, !view.stores.contains(where: \.isShared),
      view.primitive.kind == .continuation || view.primitive.kind == .promise || view.isForOnce
    else { return nil }
    let drains = SlotDrains(view: view)
    let requested = RequestedEnds(view: view)
    let meeting = view.touching.filter { (drains.meets(in: $0) || drains.drains(in: $0)) && !requested.contains($0) }
    guard let judged = meeting.first, meeting.count == 1, let task = task(running: judged),
      isOfFirst(task.call, task.body)
    else { return nil }
    let body = program.body(judged)
    return LeavingThrows(view: view, body: judged).verdict(leftBy: body.isClosure ? .task : .work("\(body.name)()"))
  }

  /// The call that starts the task in which a body runs, and runs nowhere else, and the body around that.
  private func task(running judged: BodyRef, steps: Int = 3) -> (call: CallID, body: BodyRef)? {
    let body = program.body(judged)
    if body.isClosure { return start(of: judged) }
    guard steps > 0, body.kind == .function(.function) else { return nil }
    let callers = view.callers.callers(of: judged)
    guard callers.sites.count == 1, !callers.hasUnknown, let site = callers.sites.first else { return nil }
    let around = BodyRef(file: site.file, body: program.files[site.file][site.call].body)
    return task(running: around, steps: steps - 1)
  }

  private func start(of closure: BodyRef) -> (call: CallID, body: BodyRef)? {
    let file = program.files[closure.file]
    guard let outer = file[closure.body].parent, let call = file[outer].call(given: closure.body, in: file) else {
      return nil
    }
    switch file[call].callee {
    case .global("Task"), .member(.global("Task"), "detached"): break
    default: return nil
    }
    let ref = BodyRef(file: closure.file, body: outer)
    return view.effects(in: closure.file).isUsed(call, in: file[outer]) ? nil : (call, ref)
  }

  /// Whether a call is made only behind a question how many wait, by whoever has stored something or will.
  private func isOfFirst(_ call: CallID, _ ref: BodyRef) -> Bool {
    let body = program.body(ref)
    guard view.stores.contains(where: { program.root(of: $0.body) == program.root(of: ref) }),
      let place = body.blocks.firstIndex(where: { $0.instructions.contains { $0.kind == .call(call) } })
    else { return false }
    return body.blocks.indices.contains { number in
      guard case .branch(let test, _, _, let then, let otherwise) = body.blocks[number].terminator, then != otherwise,
        asksHowMany(test, ref)
      else { return false }
      let leading = [then, otherwise].filter { side in
        body.reaches({ $0 == place }, fromAnyOf: [side], avoiding: { $0 == number })
      }
      return leading.count == 1
        && !body.reaches({ $0 == place }, fromAnyOf: [Body.entry], avoiding: { $0 == number })
    }
  }

  private func asksHowMany(_ test: Test, _ ref: BodyRef) -> Bool {
    let effects = view.effects(in: ref.file)
    let file = program.files[ref.file]
    func isMeasure(_ value: Value, steps: Int) -> Bool {
      value.contains { part in
        switch part {
        case .member(let base, let name):
          return (name == "count" || name == "isEmpty") && effects.isPlace(base, program.body(ref))
        case .variable(let id):
          guard steps > 0, file[id].isConstant, let definition = file[id].definition else { return false }
          return isMeasure(definition, steps: steps - 1)
        default: return false
        }
      }
    }
    return test.subject.map { isMeasure($0, steps: 1) } ?? false
  }
}
