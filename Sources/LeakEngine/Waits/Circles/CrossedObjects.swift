import LeakDomain
import LeakFlow
import LeakModel

/// Two objects that know each other, and each calls the other with its own lock, or the turn of its own queue: when two threads have
/// come to their calls, each waits for what the other has.
///
///     func add() { lock.withLock { audit.note() } }      // in the one
///     func dump() { lock.withLock { ledger.sum() } }     // in the other
///
/// Omissions: objects of one type; what is called through a parameter, a protocol of several types, or a third object; what runs one
/// after the other on one actor or the main thread never meets.
struct CrossedObjects: ExecutorAnalysis {
  let executors: Executors
  private var exclusives: Exclusives { program.exclusives }

  func judge() -> [WaitVerdict] {
    guard !exclusives.leads.isEmpty else { return [] }
    var seen: Set<CrossedCall.Pair> = []
    return exclusives.crossedCalls(file: fileIndex).compactMap { call in
      let back = files(of: call.inner.owner).lazy.flatMap(exclusives.crossedCalls).first { other in
        other.isReverse(of: call) && call.isTold(before: other) && mayMeet(call, other)
      }
      guard let back, seen.insert(call.pair).inserted else { return nil }
      return verdict(call, back)
    }
  }

  private func files(of type: TypeKey) -> [Int] {
    var found: [Int] = []
    for declaration in program.types.declarations[type] ?? [] where !found.contains(declaration.file) {
      found.append(declaration.file)
    }
    return found
  }

  /// Whether two threads can be at both places at once.
  private func mayMeet(_ first: CrossedCall, _ second: CrossedCall) -> Bool {
    guard first.others.isDisjoint(with: second.others) else { return false }
    let place = program.executors(of: first.file)[first.body]
    switch place {
    case .main, .actor, .eventLoop: return place != program.executors(of: second.file)[second.body]
    case .queue, .pool, .caller, .unknown: return true
    }
  }

  private func verdict(_ call: CrossedCall, _ back: CrossedCall) -> WaitVerdict {
    let steps = call.taking.hops.map { hop in
      Step(spot: Wording(file: program.files[hop.file]).spot(hop.range), text: "this calls '\(hop.name)'")
    }
    let type = call.taking.turn.exclusive.type
    let areQueues = type == "DispatchQueue" && back.taking.turn.exclusive.type == type
    let (outer, inner) = (call.outer.text, call.inner.text)
    return WaitVerdict(
      cause: areQueues ? .crossedQueues(outer, inner) : .crossedLocks(inner, held: outer), primitive: type,
      carrier: inner, function: function(around: call.body), wait: wording.spot(call.range),
      peer: Wording(file: program.files[back.file]).spot(back.range), steps: steps)
  }
}
