import LeakDomain
import LeakFlow
import LeakModel

/// Waits in the turn of a queue for what is released in another turn of it, where functions lie between: those that run a closure on the
/// queue, and those that wait and are called on it.
///
///     func later(_ work: @escaping () -> Void) { queue.async { work() } }
struct QueueTurns: ExecutorAnalysis {
  let executors: Executors
  private var exclusives: Exclusives { program.exclusives }

  /// The name of a queue whose turn the waiting code has, and which all that ends the wait needs.
  func queue(keptBy gate: GateWait) -> String? {
    guard let first = gate.releases.first else { return nil }
    let needed = gate.releases.dropFirst().reduce(turns(of: first)) { $0.intersection(turns(of: $1)) }
    guard !needed.isEmpty, let own = turns(around: gate.wait, steps: 3).first(where: { needed.contains($0.place) })
    else {
      return nil
    }
    return own.place.text(in: program)
  }

  /// The queues on which a closure runs that releases.
  private func turns(of release: GateWait.Release) -> Set<LockPlace> {
    guard file[release.closure].isClosure, let use = executors.closures[release.closure] else { return [] }
    let ref = BodyRef(file: fileIndex, body: file[use.call].body)
    guard case .later(let turns) = exclusives.frame(of: use.operand, at: use.call, in: ref, depth: Exclusives.depth)
    else {
      return []
    }
    return Set(turns.filter { $0.exclusive.kind == .queue }.map(\.exclusive.place))
  }

  /// The serial queues that a call has the turn of, or one that leads to its function.
  private func turns(around call: CallID, steps: Int) -> [Exclusive] {
    let ref = BodyRef(file: fileIndex, body: file[call].body)
    guard let point = file[ref.body].point(of: call) else { return [] }
    let (held, reached) = exclusives.held(at: point, in: ref, depth: Exclusives.depth)
    let own = held.map(\.turn.exclusive).filter { $0.kind == .queue }
    let root = BodyRef(file: fileIndex, body: reached)
    guard own.isEmpty, steps > 0, root == program.root(of: ref) else { return own }
    for (other, caller) in program.callsByName[program.body(root).name] ?? [] where other == fileIndex {
      let site = file[caller]
      guard site.receiver == nil || site.receiver == .selfReference, program.resolve(site, file: other)?.target == root
      else { continue }
      let around = turns(around: caller, steps: steps - 1)
      if !around.isEmpty { return around }
    }
    return []
  }
}
