import LeakDomain
import LeakFlow
import LeakModel

/// Waits under a lock that whatever ends them takes first.
struct WaitsUnderLocks: LockAnalysis {
  let executors: Executors

  func judge() -> [WaitVerdict] {
    program.calls(named: ["wait", "sync"], file: fileIndex).compactMap { id in
      file[id].name == "wait" ? gate(id) : queue(id)
    }
  }

  /// `gate.wait()` under a lock, where everything that releases the gate comes after taking it.
  private func gate(_ id: CallID) -> WaitVerdict? {
    let site = file[id]
    guard site.waitsWithoutLimit, !site.isAwaited, let waited = site.receiver,
      let gate = gate(of: waited, in: file[site.body]), !isGiven(gate.value), let (lock, caller) = heldLock(at: id),
      lock != gate.value
    else { return nil }
    let releases = file.calls.indices.map { CallID($0) }.filter { other in
      file[other].receiver == gate.value && file[other].name.map(gate.releases.contains) ?? false
    }
    guard let first = releases.first, releases.allSatisfy({ takes(lock, before: $0) && !isAhead($0, of: id) })
    else { return nil }
    var verdict = verdict(
      id, lock: lock, primitive: gate.type, carrier: wording.text(gate.value) ?? "it", peer: file[first].range)
    if let caller { verdict.begin = wording.spot(file[caller].nameRange) }
    return verdict
  }

  /// How many methods lead from the one that takes the lock to the wait at most.
  private static let depth = 3

  /// The innermost lock that is held at a call: by the body itself, or by a method of the same object that leads to it.
  private func heldLock(at id: CallID, depth: Int = depth) -> (lock: Value, caller: CallID?)? {
    if let lock = regions.held(at: id).last { return (lock, nil) }
    let body = file[file[id].body]
    guard depth > 0, body.kind == .function(.function) else { return nil }
    return program.calls(named: body.name, file: fileIndex).lazy.compactMap { caller in
      guard self.uses.ownMethod(self.file[caller]) == body.id else { return nil }
      return self.heldLock(at: caller, depth: depth - 1).map { ($0.lock, $0.caller ?? caller) }
    }.first
  }

  /// Whether a gate is given to anything, which may release it.
  private func isGiven(_ gate: Value) -> Bool { file.calls.contains { $0.arguments.contains { $0.value == gate } } }

  /// Whether a lock is taken before a call, by the body itself or by a method that it calls.
  private func takes(_ lock: Value, before call: CallID) -> Bool {
    if regions.takes(lock, before: call) { return true }
    let site = file[call]
    return file.calls.contains { other in
      other.body == site.body && other.range.start < site.range.start
        && uses.ownMethod(other).map { uses.taking(lock, in: $0) != nil } ?? false
    }
  }

  /// A release that the waiting body makes itself, before it waits.
  private func isAhead(_ release: CallID, of wait: CallID) -> Bool { file[release].body == file[wait].body }

  /// What somebody waits for, and the methods that release it.
  private struct Gate {
    var value: Value
    var type: String
    var releases: Set<String>
  }

  /// A semaphore or group, or the promise whose future is waited for.
  private func gate(of waited: Value, in body: Body) -> Gate? {
    if let made = maker(of: waited, in: body), let type = file[made].name,
      let primitive = program.models.primitive(.semaphore, type: type) ?? program.models.primitive(.group, type: type)
    {
      return isOpen(file[made]) ? nil : Gate(value: waited, type: type, releases: primitive.discharges)
    }
    if case .variable(let id) = waited, file[id].isLet, let definition = file[id].definition, definition != waited {
      return gate(of: definition, in: body)
    }
    guard case .member(let promise, let member) = waited, let made = maker(of: promise, in: body),
      let name = file[made].name, let primitive = program.models.primitive(resultOf: name), primitive.kind == .promise,
      primitive.waits.contains(member)
    else { return nil }
    return Gate(value: promise, type: primitive.name, releases: primitive.discharges)
  }

  /// The call that makes a constant, or a member of the type around.
  private func maker(of gate: Value, in body: Body) -> CallID? {
    switch gate {
    case .variable(let id):
      if case .call(let made)? = file[id].definition { return made }
    case .global(let name):
      let made = file.members.filter { $0.name == name && $0.typeName == body.typeName }.compactMap(\.initial?.value)
      if made.count == 1, case .call(let call) = made[0] { return call }
    default: break
    }
    return nil
  }

  /// A semaphore that starts above 0 is a lock itself.
  private func isOpen(_ made: CallSite) -> Bool {
    !made.arguments.isEmpty && made.arguments.first?.value != .literal(.number("0"))
  }

  /// `queue.sync` under a lock, where another block of the queue takes it.
  private func queue(_ id: CallID) -> WaitVerdict? {
    let site = file[id]
    guard let queue = site.receiver, SerialQueues(program, file: fileIndex).isSerial(queue, in: site.body) else {
      return nil
    }
    for lock in regions.held(at: id) {
      let peer = file.calls.first { other in
        guard other.receiver == queue, program.models.traits(of: other).contains(where: { $0.runsOn == .queue }) else {
          return false
        }
        return other.arguments.contains { operand in
          if case .body(let block) = operand.value { regions.takes(lock, in: block) } else { false }
        }
      }
      if let peer {
        return verdict(
          id, lock: lock, primitive: "DispatchQueue", carrier: wording.text(queue) ?? "the queue", peer: peer.nameRange)
      }
    }
    return nil
  }

  private func verdict(
    _ id: CallID, lock: Value, primitive: String, carrier: String, peer: SourceRange
  ) -> WaitVerdict {
    WaitVerdict(
      cause: .underLock(wording.text(lock) ?? "the lock"), primitive: primitive, carrier: carrier,
      function: function(around: file[id].body),
      wait: wording.spot(file[id].range), peer: wording.spot(peer))
  }
}
