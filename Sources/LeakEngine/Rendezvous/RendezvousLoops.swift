import LeakFlow
import LeakModel

/// Loops: those that read the channel, and those with a bound.
extension RendezvousAnalysis {
  /// What a sequence gives of the channel, if it reads it.
  func isReceived(_ sequence: Value, _ state: ChannelState) -> SourceKind? {
    state.isChannel(sequence) ? .whole : state.sources[sequence]
  }

  func element(
    _ sequence: Value, _ isAwait: Bool, _ range: SourceRange, in body: Body, _ way: Way<ChannelState>
  ) -> [Way<ChannelState>] {
    var way = way
    if let kind = isReceived(sequence, way.state) { return receiveInLoop(kind, range, in: body, way) }
    noteFetch(sequence, range, &way)
    if let frame = way.state.frames.firstIndex(where: { $0.offset == range.start }) {
      // The first turn stands for the others.
      if way.state.frames[frame].isDone { return [] }
      way.state.frames.remove(at: frame)
    }
    let bound = lengths.bound(of: sequence, isAwait: isAwait, at: range)
    way.state.frames.append(frame(at: range, bound, way.state))
    return waitForChildren(sequence, range, way)
  }

  func frame(at range: SourceRange, _ bound: LoopBound, _ state: ChannelState) -> LoopFrame {
    LoopFrame(
      offset: range.start, bound: bound, sends: state.sends, receives: state.receives,
      numbers: Dictionary(state.parties.map { ($0.site, $0.number) }, uniquingKeysWith: +))
  }

  func exhausted(
    _ sequence: Value, _ isAwait: Bool, _ range: SourceRange, in body: Body, _ way: Way<ChannelState>
  ) -> [Way<ChannelState>] {
    var way = way
    if let kind = isReceived(sequence, way.state) { return endReceiving(kind, range, in: body, way) }
    noteFetch(sequence, range, &way)
    if let index = way.state.frames.firstIndex(where: { $0.offset == range.start }) {
      multiply(way.state.frames.remove(at: index), &way.state)
      if isShort(&way, at: range) { return [] }
    } else if isAwait, sends(in: range, body, way.state) {
      // No event at all is as unlikely, or not, as any other number.
      way.state.sends = way.state.sends + .vague
    }
    return [way]
  }

  /// Whether a loop with this head sends on the channel.
  private func sends(in header: SourceRange, _ body: Body, _ state: ChannelState) -> Bool {
    let places = context.waitPlaces(in: BodyRef(file: fileIndex, body: body.id))
    return places.calls(inLoop: header).contains { call in
      let site = file[call]
      if site.name == "send", let receiver = site.receiver, state.isChannel(receiver) { return true }
      return site.arguments.contains { state.carries($0.value) || isUsing($0.value, state) }
    }
  }

  /// What one turn has done, all turns do.
  func multiply(_ frame: LoopFrame, _ state: inout ChannelState) {
    let turns = frame.bound.count
    state.sends = frame.sends + (state.sends - frame.sends) * turns
    state.receives = frame.receives + (state.receives - frame.receives) * turns
    for index in state.parties.indices {
      let before = frame.numbers[state.parties[index].site] ?? .zero
      state.parties[index].number = before + (state.parties[index].number - before) * turns
    }
  }

  /// Whether all turns together send or receive more than the other side can take or give.
  private func isShort(_ way: inout Way<ChannelState>, at range: SourceRange) -> Bool {
    guard !isActivity, way.state.release == .none else { return false }
    let balance = Balance(self, way.state, way.facts)
    guard let site = firstSend?.range, !way.state.sends.isZero else { return false }
    if balance.isSendStuck {
      noteStuckSend(site)
      return true
    }
    judgeEarlyEnds(balance) { _ in false }
    return false
  }

  // MARK: Loops over the channel

  private func receiveInLoop(
    _ kind: SourceKind, _ range: SourceRange, in body: Body, _ way: Way<ChannelState>
  ) -> [Way<ChannelState>] {
    var way = way
    let visit = way.state.visits[range.start, default: 0] + 1
    way.state.visits[range.start] = min(visit, 3)
    if kind == .whole, endlessLoop == nil, !canBeLeft(range, in: body) {
      endlessLoop = FlowPlace(file: fileIndex, range: range)
    }
    guard visit > 1 else { return receive(.one, at: range, in: body, way) }
    guard way.state.release == .none else { return [way] }
    let more = visit > 2 ? Count.unbounded : way.state.receives + .one
    if !isActivity, !Balance(self, way.state, way.facts).canReceive(more) { return [] }
    way.state.receives = more
    return [way]
  }

  private func endReceiving(
    _ kind: SourceKind, _ range: SourceRange, in body: Body, _ way: Way<ChannelState>
  ) -> [Way<ChannelState>] {
    var way = way
    guard way.state.release == .none else { return [way] }
    if kind == .limited {
      way.state.receives = way.state.receives + .vague
      return [way]
    }
    noteReceive(at: range)
    if isActivity {
      way.state.isDrained = true
      return [way]
    }
    if !canBeLeft(range, in: body) { judgeEnd(of: range, way) }
    meetsEnd(&way.state)
    return way.state.isImpossible ? [] : [way]
  }

  /// The path sees the end of the channel: somebody has finished it, or there is no such path.
  func meetsEnd(_ state: inout ChannelState) {
    guard state.release == .none else { return }
    if isActivity {
      state.isDrained = true
    } else if Balance(self, state, Facts()).canEnd {
      release(&state, .finished)
    } else {
      state.isImpossible = true
    }
  }

  /// Whether control leaves a loop over the channel by another way than its end: `return`, `break`.
  func canBeLeft(_ header: SourceRange, in body: Body) -> Bool {
    if let known = leavableLoops[header] { return known }
    let answer = findsWayOut(of: header, in: body)
    leavableLoops[header] = answer
    return answer
  }

  private func findsWayOut(of header: SourceRange, in body: Body) -> Bool {
    let start = body.blocks.indices.first { number in
      body.blocks[number].instructions.contains { instruction in
        if case .element = instruction.kind { instruction.range == header } else { false }
      }
    }
    guard let start else { return false }
    return reachesExit(from: start, in: body) { block in
      body.blocks[block].instructions.contains { instruction in
        if case .exhausted = instruction.kind { instruction.range == header } else { false }
      }
    }
  }

  /// Whether an exit can be reached without an error and without the blocks that `isBarred`.
  func reachesExit(from start: Int, in body: Body, isBarred: (Int) -> Bool) -> Bool {
    var seen: Set<Int> = [start]
    var pending = [start]
    while let next = pending.popLast() {
      if case .exit = body.blocks[next].terminator { return true }
      for block in normalSuccessors(body.blocks[next]) where !isBarred(block) && seen.insert(block).inserted {
        pending.append(block)
      }
    }
    return false
  }

  private func normalSuccessors(_ block: BasicBlock) -> [Int] {
    switch block.terminator {
    case .mayThrow(_, _, let normal, _): [normal]
    case .branch(.opaque, .nextElement, _, let then, _): [then]
    default: block.successors
    }
  }

  /// For each bound how many loops and repeated closures of the function have it.
  func boundsInUse() -> [LoopBound.Key: Int] {
    var counts: [LoopBound.Key: Int] = [:]
    let root = program.root(of: BodyRef(file: fileIndex, body: scope))
    for id in program.family(of: root) {
      for block in file[id].blocks {
        if case .branch(.isTrue(.member(let sequence, "isEmpty")), _, _, _, _) = block.terminator,
          let key = lengths.length(of: sequence) ?? lengths.whole(of: sequence)
        {
          counts[key, default: 0] += 1
        }
        for instruction in block.instructions {
          guard case .call(let call) = instruction.kind, let receiver = file[call].receiver, file[call].name == "map",
            let key = lengths.length(of: receiver)
          else { continue }
          counts[key, default: 0] += 1
        }
      }
    }
    return counts
  }
}
