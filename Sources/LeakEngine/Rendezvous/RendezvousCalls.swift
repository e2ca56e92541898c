import LeakDomain
import LeakFlow
import LeakModel

/// What a call does to a channel.
extension RendezvousAnalysis {
  func call(_ id: CallID, in body: Body, _ way: Way<ChannelState>) -> [Way<ChannelState>] {
    let site = file[id]
    if way.state.release == .handed { return [way] }
    if let receiver = site.receiver, let name = site.name {
      if way.state.isChannel(receiver) { return onChannel(id, site, name, in: body, way) }
      if way.state.sources[receiver] != nil { return onSource(id, site, name, receiver, in: body, way) }
      if case .variable(let group) = receiver, way.state.groups[group] != nil {
        return onGroup(group, id, site, name, way)
      }
    }
    if site.name == "cancel", site.arguments.isEmpty { return [cancelling(site, way)] }
    if let ways = groupScope(id, site, way) ?? inlined(id, site, way) { return ways }
    return passed(id, site, in: body, way)
  }

  // MARK: The channel and what reads it

  private func onChannel(
    _ id: CallID, _ site: CallSite, _ name: String, in body: Body, _ way: Way<ChannelState>
  ) -> [Way<ChannelState>] {
    var way = way
    switch name {
    case "send": return send(.one, at: site.range, way)
    case "finish", "fail":
      sendSites.insert(site.range)
      receiveSites.insert(site.range)
      release(&way.state, .finished)
      return [way]
    default: return reading(id, site, name, kind: .whole, in: body, way)
    }
  }

  private func onSource(
    _ id: CallID, _ site: CallSite, _ name: String, _ source: Value, in body: Body, _ way: Way<ChannelState>
  ) -> [Way<ChannelState>] {
    guard name == "next" else {
      return reading(id, site, name, kind: way.state.sources[source] ?? .whole, in: body, way)
    }
    return next(id, site, in: body, way)
  }

  /// `next()`: one element, or `nil` or an error when the channel is finished.
  private func next(_ id: CallID, _ site: CallSite, in body: Body, _ way: Way<ChannelState>) -> [Way<ChannelState>] {
    let endless = endlessCalls[id] ?? isEndless(id, in: body)
    endlessCalls[id] = .some(endless)
    if endless == true, endlessLoop == nil { endlessLoop = FlowPlace(file: fileIndex, range: site.range) }
    var ways = receive(.one, at: site.range, in: body, isEndless: endless, way).map { received in
      var received = received
      received.state.results.insert(.call(id))
      received.outcome = .completed
      return received
    }
    guard site.tried != nil else { return ways }
    var failed = way
    meetsEnd(&failed.state)
    if !failed.state.isImpossible {
      failed.outcome = .threw
      ways.append(failed)
    }
    return ways
  }

  /// Whether a receive stands in a loop that only its `nil` ends; `nil` where it stands in no loop.
  private func isEndless(_ id: CallID, in body: Body) -> Bool? {
    let start = body.blocks.indices.first { number in
      body.blocks[number].instructions.contains { $0.kind == .call(id) }
    }
    guard let start, body.comesBack(to: start) else {
      return nil
    }
    let ends = Set(
      body.blocks.compactMap { block -> Int? in
        guard case .branch(.isNil(let value), _, _, let then, _) = block.terminator, isResult(value, of: id) else {
          return nil
        }
        return then
      })
    return !reachesExit(from: start, in: body) { ends.contains($0) }
  }

  private func isResult(_ value: Value, of id: CallID) -> Bool {
    if value == .call(id) { return true }
    guard case .variable(let variable) = value else { return false }
    return file[variable].definition == .call(id)
  }

  private func reading(
    _ id: CallID, _ site: CallSite, _ name: String, kind: SourceKind, in body: Body, _ way: Way<ChannelState>
  ) -> [Way<ChannelState>] {
    var way = way
    if program.has(name, .derivedSequence) {
      way.state.sources[.call(id)] = kind
    } else if program.has(name, .firstElements) {
      way.state.sources[.call(id)] = .limited
    } else if program.has(name, .readsToAnswer) {
      return receive(.one, at: site.range, in: body, way).map { received in
        var received = received
        received.state.receives = received.state.receives + .vague
        return received
      }
    } else if program.has(name, .readsAll), kind == .whole {
      if !isActivity { judgeEnd(of: site.range, way) }
      noteReceive(at: site.range)
      if isActivity {
        endlessLoop = endlessLoop ?? FlowPlace(file: fileIndex, range: site.range)
        way.state.receives = .unbounded
      }
      meetsEnd(&way.state)
      return way.state.isImpossible ? [] : [way]
    } else {
      release(&way.state, .handed)
    }
    return [way]
  }

  // MARK: Cancelling

  private func cancelling(_ site: CallSite, _ way: Way<ChannelState>) -> Way<ChannelState> {
    var way = way
    guard let task = site.receiver else { return way }
    if way.state.parties.contains(where: { $0.handles.contains(task) }) {
      leave(&way.state) { $0.handles.contains(task) }
    } else {
      // An element of a collection of handles, or something that cannot be followed.
      leave(&way.state) { $0.isCollected }
    }
    return way
  }
}
