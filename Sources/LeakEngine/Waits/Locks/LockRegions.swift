import LeakDomain
import LeakFlow
import LeakModel

/// Which locks are held where: in closures that locks run, and between `lock()` and `unlock()` of one body.
///
/// Omissions: a lock that one function takes and another gives back is not followed.
struct LockRegions {
  let file: FlowFile
  let closures: ClosureSites
  let models: ModelTable

  init(_ executors: Executors) {
    file = executors.program.files[executors.fileIndex]
    closures = executors.closures
    models = executors.program.models
  }

  /// The locks that are held at a call, from the outside in.
  func held(at call: CallID) -> [Value] {
    var locks: [Value] = []
    var site = file[call]
    var target = call
    while true {
      locks += taken(in: file[site.body], before: target)
      guard let use = closures[site.body], runs(file[use.call]) else { return locks }
      if let lock = file[use.call].receiver, isRunner(file[use.call]) { locks.append(lock) }
      target = use.call
      site = file[target]
    }
  }

  /// Whether a call runs its closure while the locks of its caller are held.
  private func runs(_ site: CallSite) -> Bool { isRunner(site) || site.name == "sync" }

  private func isRunner(_ site: CallSite) -> Bool { site.name.map(models.holdsLock) ?? false }

  /// Whether a body, or what it runs now, takes a lock before a call of it.
  func takes(_ lock: Value, before call: CallID) -> Bool {
    let site = file[call]
    if held(at: call).contains(lock) { return true }
    return file.calls.contains { other in
      other.body == site.body && other.receiver == lock && other.range.start < site.range.start
        && (other.name == "lock" || isRunner(other))
    }
  }

  /// Whether a closure takes a lock anywhere in itself.
  func takes(_ lock: Value, in closure: BodyID) -> Bool {
    let range = file[closure].range
    return file.calls.contains { site in
      range.contains(site.range) && site.receiver == lock && (site.name == "lock" || isRunner(site))
    }
  }

  /// Locks on which `lock()` was called on a way to `target` and `unlock()` was not called since.
  private func taken(in body: Body, before target: CallID) -> [Value] {
    var found: [Value] = []
    for (number, block) in body.blocks.enumerated() {
      for (index, instruction) in block.instructions.enumerated() {
        guard case .call(let id) = instruction.kind, file[id].name == "lock", file[id].arguments.isEmpty,
          let lock = file[id].receiver, !found.contains(lock)
        else { continue }
        let isKept = body.reaches(target, from: number, instruction: index + 1) {
          file[$0].name == "unlock" && file[$0].receiver == lock
        }
        if isKept { found.append(lock) }
      }
    }
    return found
  }
}
