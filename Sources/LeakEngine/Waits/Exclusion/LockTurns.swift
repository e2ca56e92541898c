import LeakAST
import LeakDomain
import LeakFlow
import LeakModel

/// Which calls take a lock, or wait for their turn on a queue.
extension Exclusives {
  /// The turn that a call takes itself.
  func turn(takenBy id: CallID, in ref: BodyRef) -> Turn? {
    let site = program.files[ref.file][id]
    guard let name = site.name, leads.takers.contains(name) else { return nil }
    guard let receiver = site.receiver else { return turn(takenByFunction: name, site, in: ref) }
    if isSync(site, in: ref) {
      guard let queue = exclusive(receiver, in: ref), queue.kind != .lock, !asksForTheThread(ref) else { return nil }
      return Turn(exclusive: queue, isShared: queue.kind == .concurrentQueue && !site.isBarrier)
    }
    let isWait = name == "wait" && site.arguments.isEmpty && !site.isAwaited
    guard name == "lock" && site.arguments.isEmpty || isWait || program.models.holdsLock(name),
      let lock = exclusive(receiver, in: ref), lock.kind == .lock, isWait == (lock.type == "DispatchSemaphore")
    else { return nil }
    return Turn(exclusive: lock)
  }

  /// `pthread_mutex_lock(&mutex)`, or `lock()` in an extension of a lock.
  private func turn(takenByFunction name: String, _ site: CallSite, in ref: BodyRef) -> Turn? {
    if name == "lock", site.arguments.isEmpty, let type = program.body(ref).typeName,
      program.models.isType(type, .lock) || type == "NSLocking", !program.types.isDeclared(type)
    {
      return Turn(exclusive: Exclusive(place: .itself, kind: .lock, type: type))
    }
    guard program.models.custom(begunByFunction: name) != nil, program.functions[name] == nil,
      let subject = site.subject,
      let lock = exclusive(subject, in: ref), lock.kind == .lock
    else { return nil }
    return Turn(exclusive: lock)
  }

  /// Whether a call runs its block on its receiver, a queue, and returns when that is done.
  private func isSync(_ site: CallSite, in ref: BodyRef) -> Bool {
    guard program.traits(of: site, file: ref.file).contains(where: { $0.runsOn == .queue }) else { return false }
    return program.models.mode(of: site, label: site.arguments.last?.label) == .nowOnce
  }

  /// Whether a body asks on which thread or queue it is.
  func asksForTheThread(_ ref: BodyRef) -> Bool {
    let file = program.files[ref.file]
    var current: BodyID? = ref.body
    while let id = current {
      let asks = file[id].blocks.contains { block in
        guard case .branch(let test, _, _, _, _) = block.terminator, let subject = test.subject else { return false }
        return subject.contains { asksForTheThread($0, file) }
      }
      if asks { return true }
      current = file[id].parent
    }
    return false
  }

  func asksForTheThread(_ part: Value, _ file: FlowFile) -> Bool {
    switch part {
    case .call(let id):
      file[id].name == "getSpecific" || file[id].receiver == .global("Thread")
        || file[id].name.map { $0.hasPrefix("pthread_") } ?? false
    case .member(.global("Thread"), _): true
    default: part.memberName == "isMainThread"
    }
  }
}

extension CallSite {
  /// Whether its block runs on a concurrent queue without others beside it.
  var isBarrier: Bool {
    arguments.contains { operand in
      operand.label == "flags"
        && operand.value.contains { $0 == .implicitMember("barrier") || $0.memberName == "barrier" }
    }
  }
}
