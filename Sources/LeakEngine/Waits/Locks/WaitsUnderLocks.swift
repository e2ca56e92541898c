import LeakDomain
import LeakFlow
import LeakModel

/// Waits under a lock that whatever ends them takes first.
struct WaitsUnderLocks: ExecutorAnalysis {
  let executors: Executors
  private let regions: LockRegions

  init(executors: Executors) {
    self.executors = executors
    regions = LockRegions(executors)
  }

  func judge() -> [WaitVerdict] {
    program.calls(named: ["wait", "sync"], file: fileIndex).compactMap { id in
      file[id].name == "wait" ? gate(id) : queue(id)
    }
  }

  /// `gate.wait()` under a lock, where every `signal()` or `leave()` of the gate comes after taking it.
  private func gate(_ id: CallID) -> WaitVerdict? {
    let site = file[id]
    guard site.arguments.isEmpty, !site.isAwaited, let gate = site.receiver, let type = gateType(gate, site),
      let lock = regions.held(at: id).last, lock != gate
    else { return nil }
    let releases = file.calls.indices.map { CallID($0) }.filter { other in
      file[other].receiver == gate && ["signal", "leave"].contains(file[other].name)
    }
    guard let first = releases.first, releases.allSatisfy({ regions.takes(lock, before: $0) && !isAhead($0, of: id) })
    else { return nil }
    return verdict(id, lock: lock, primitive: type, carrier: wording.text(gate) ?? "it", peer: file[first].range)
  }

  /// A release that the waiting body makes itself, before it waits.
  private func isAhead(_ release: CallID, of wait: CallID) -> Bool { file[release].body == file[wait].body }

  private func gateType(_ gate: Value, _ site: CallSite) -> String? {
    if case .variable(let id) = gate, case .call(let made)? = file[id].definition,
      let name = file[made].name, ["DispatchSemaphore", "DispatchGroup"].contains(name)
    {
      return isOpen(file[made]) ? nil : name
    }
    guard case .global(let name) = gate else { return nil }
    let made = file.members.filter { $0.name == name }.compactMap(\.initial?.value)
    guard made.count == 1, case .call(let call) = made[0], let type = file[call].name,
      ["DispatchSemaphore", "DispatchGroup"].contains(type), !isOpen(file[call])
    else { return nil }
    return type
  }

  /// A semaphore that starts above 0 is a lock itself.
  private func isOpen(_ made: CallSite) -> Bool {
    !made.arguments.isEmpty && made.arguments.first?.value != .literal(.number("0"))
  }

  /// `queue.sync` under a lock, where another block of the queue takes it.
  private func queue(_ id: CallID) -> WaitVerdict? {
    let site = file[id]
    guard let queue = site.receiver, SerialQueues(program, file: fileIndex).isSerial(queue) else { return nil }
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
