import LeakDomain
import LeakFlow
import LeakModel

/// Callbacks that an object keeps and calls with a lock held, or on a queue, which one that it was given takes again, on the
/// same object: `acks.removeValue(forKey: id)?()` under the lock that `add` takes, and `manager.add(1) { manager.add(2) { … } }`.
///
/// Omissions: callbacks that come to the object through more than two functions, or that are members of something else that is kept.
struct KeptCallbacks: ExecutorAnalysis {
  let executors: Executors
  private var exclusives: Exclusives { program.exclusives }

  func judge() -> [WaitVerdict] {
    guard !exclusives.leads.isEmpty, !program.keptFunctionNames.isEmpty else { return [] }
    let kept = KeptCalls(program: program, file: file)
    return kept.file.calls.indices.compactMap { index in
      let site = kept.file.calls[index]
      return kept.property(calledBy: site, in: BodyRef(file: fileIndex, body: site.body)).flatMap {
        judge($0, CallID(index))
      }
    }
  }

  private func judge(_ property: CallbackProperty, _ id: CallID) -> WaitVerdict? {
    let held = held(at: id, file: fileIndex, steps: 2)
    guard !held.isEmpty else { return nil }
    for callback in KeptClosures(program: program).given(to: property) {
      for taking in exclusives.firsts(callback.closure, depth: Exclusives.depth).takes {
        let holder = held.first { holding in
          let turn = holding.held.turn
          return turn.exclusive.place.moved(to: callback.receiver).map { turn.lying(at: $0).excludes(taking.turn) }
            ?? false
        }
        if let holder { return verdict(id, property.name, taking, holder, callback) }
      }
    }
    return nil
  }

  /// What the object has of itself at a call, or where its own methods lead there.
  private func held(at id: CallID, file number: Int, steps: Int) -> [Holding] {
    let file = program.files[number]
    let ref = BodyRef(file: number, body: file[id].body)
    guard let point = file[ref.body].point(of: id) else { return [] }
    let (held, reached) = exclusives.held(at: point, in: ref, depth: Exclusives.depth)
    let own = held.filter { $0.turn.exclusive.place.isOfItself }.map { Holding(held: $0, file: number) }
    let root = BodyRef(file: number, body: reached)
    guard own.isEmpty, steps > 0, root == program.root(of: ref) else { return own }
    for (other, call) in program.callsByName[program.body(root).name] ?? [] {
      let site = program.files[other][call]
      guard site.receiver == nil || site.receiver == .selfReference, program.resolve(site, file: other)?.target == root
      else { continue }
      let around = self.held(at: call, file: other, steps: steps - 1)
      if !around.isEmpty { return around }
    }
    return []
  }

  private struct Holding {
    var held: Held
    var file: Int
  }

  private func verdict(
    _ id: CallID, _ name: String, _ taking: Taking, _ holder: Holding, _ callback: KeptClosures.Callback
  ) -> WaitVerdict {
    let exclusive = holder.held.turn.exclusive
    let text = exclusive.place.text(in: program)
    let given = program.files[callback.closure.file]
    let calls = taking.hops.map { hop in
      Step(spot: Wording(file: program.files[hop.file]).spot(hop.range), text: "this calls '\(hop.name)'")
    }
    var verdict = WaitVerdict(
      cause: exclusive.kind == .lock ? .ownLock(text) : .ownQueue(text), primitive: exclusive.type, carrier: name,
      function: function(around: file[id].body), wait: wording.spot(file[id].nameRange),
      peer: Wording(file: program.files[taking.file]).spot(taking.range),
      steps: [
        Step(spot: Wording(file: given).spot(given[callback.closure.body].nameRange), text: "'\(name)' may be this")
      ] + calls)
    verdict.begin = Wording(file: program.files[holder.file]).spot(holder.held.range)
    verdict.isConditional = true
    return verdict
  }
}

extension LockPlace {
  /// Whether it is a part of the object whose function this is.
  fileprivate var isOfItself: Bool {
    switch self {
    case .itself: true
    case .member(let base, _, _): base.isOfItself
    case .type, .variable: false
    }
  }
}
