import LeakDomain
import LeakFlow
import LeakModel

/// Closures that run after the call has returned: their exits end the obligation's scope.
extension ObligationAnalysis {
  private typealias Search = PathSearch<ObligationAnalysis>

  func laterClosure(
    _ closure: BodyID, mode: ClosureMode, call: CallID?, range: SourceRange, state: Tracked, facts: Facts
  ) -> [Way<Tracked>] {
    var start = state
    guard !isActive(closure) else {
      handOver(&start)
      return [Way(start, facts)]
    }
    laterDepth += 1
    defer { laterDepth -= 1 }
    let lasting = facts.filtered(isLasting)
    if state.status == .discharged {
      // Only a closure that certainly runs makes a second discharge certain.
      if mode == .laterOnce { _ = search(file[closure], state: start, facts: lasting) }
      return [Way(state, facts)]
    }
    start.status = .open
    let search = search(file[closure], state: start, facts: lasting)
    return judge(search, of: closure, mode: mode, call: call, range: range, state: state, facts: facts)
  }

  /// Whether what is known of a value now still holds when a closure runs later.
  private func isLasting(_ value: Value) -> Bool {
    let file = file
    return !value.contains { part in
      switch part {
      case .variable(let id): !file[id].isLet
      case .global: !file.isConstantMember(part)
      default: false
      }
    }
  }

  private func judge(
    _ search: Search, of closure: BodyID, mode: ClosureMode, call: CallID?, range: SourceRange, state: Tracked,
    facts: Facts
  ) -> [Way<Tracked>] {
    var state = state
    var ways: [Way<Tracked>] = []
    let (open, settled, throwing) = sort(search, mode: mode)
    // The callee learns of an error; under `try` it may be the one that throws it on.
    if throwing, call.map({ file[$0].tried != nil }) ?? false { ways.append(Way(state, facts, outcome: .threw)) }
    if open.isEmpty, settled.isEmpty {
      // It never ends: what it does with the obligation, it may do at any time.
      if !throwing, dischargeSeen || primitive.kind == .stream { handOver(&state) }
    } else if settled.isEmpty {
      // Of a stream: whoever yields once, or whenever it is called, may not be the only one.
      if primitive.kind == .stream, mode == .unknown || !yieldsInLoop(closure) { handOver(&state) }
    } else if open.isEmpty, settled == [.discharged], mode == .laterOnce {
      let site = search.arrivals.first { $0.state.status == .discharged }?.state.site.range
      discharge(&state, at: site ?? range)
    } else {
      for arrival in open {
        note(OpenExit(exit: arrival.exit, kind: nil, viaCall: call, trace: search.trace(to: arrival)))
      }
      handOver(&state)
    }
    return ways + [Way(state, facts)]
  }

  /// Whether a closure yields in a loop: a producer that ends when its loop does.
  private func yieldsInLoop(_ closure: BodyID) -> Bool {
    let file = file
    return program.family(of: BodyRef(file: fileIndex, body: closure)).contains { id in
      let body = file[id]
      return body.blocks.indices.contains { number in
        let yields = body.blocks[number].instructions.contains { instruction in
          if case .call(let call) = instruction.kind { file[call].name == "yield" } else { false }
        }
        return yields && body.blocks[number].successors.contains { body.reachable(from: $0).contains(number) }
      }
    }
  }

  /// The exits on which the obligation is open, how it stands on the others, and whether the closure can throw it open.
  private func sort(
    _ search: Search, mode: ClosureMode
  ) -> (open: [Search.Arrival], settled: Set<Status>, throwing: Bool) {
    var open: [Search.Arrival] = []
    var settled: Set<Status> = []
    var throwing = false
    for arrival in search.arrivals {
      if arrival.state.status != .open || endsOtherwise(arrival.exit, arrival.state) {
        settled.insert(arrival.state.status == .discharged ? .discharged : .handed)
      } else if arrival.exit.isThrow, mode == .unknown {
        throwing = true
      } else {
        open.append(arrival)
      }
    }
    return (open, settled, throwing)
  }

  /// A body returns the carrier, or a closure over it: whoever called it has it now.
  func endsOtherwise(_ exit: Exit, _ state: Tracked) -> Bool {
    guard let value = exit.value else { return false }
    if state.carries(value) { return true }
    if let body = program.closureBody(of: value, file: fileIndex) { return mentions(body, state) }
    return false
  }
}
