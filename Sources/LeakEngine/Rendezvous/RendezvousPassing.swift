import LeakDomain
import LeakFlow
import LeakModel

/// The channel, its readers, handles and closures as arguments of a call.
extension RendezvousAnalysis {
  func passed(_ id: CallID, _ site: CallSite, in body: Body, _ way: Way<ChannelState>) -> [Way<ChannelState>] {
    if program.models.effectOfGiving(to: site) == .leave { return [way] }
    var way = way
    passHandles(site, &way.state)
    if let receiver = site.receiver, cancelsEach(site) {
      leave(&way.state) { $0.isCollected && $0.handles.contains(receiver) }
    }
    var ways = [way]
    if site.arguments.contains(where: { way.state.carries($0.value) }) { ways = pass(site, in: body, way) }
    for operand in site.arguments {
      guard let closure = program.closureBody(of: operand.value, file: fileIndex) else {
        ways = ways.map { handClosures(in: operand.value, $0) }
        continue
      }
      ways = ways.flatMap { next in
        next.outcome == .threw || !next.state.isTouched(by: file[closure])
          ? [next] : give(closure, operand, id, site, next)
      }
    }
    return ways
  }

  /// A handle in a local collection stays; one in other hands may be cancelled from there.
  private func passHandles(_ site: CallSite, _ state: inout ChannelState) {
    for operand in site.arguments where state.parties.contains(where: { state.holdsHandle(operand.value, of: $0) }) {
      if let collection = site.receiver, isLocal(collection), ["append", "insert"].contains(site.name) {
        _ = aliasHandles(collection, .aggregate([operand.value]), &state)
      } else {
        giveAway(operand.value, &state)
      }
    }
  }

  /// `tasks.forEach { $0.cancel() }`
  private func cancelsEach(_ site: CallSite) -> Bool {
    site.arguments.contains { operand in
      program.closureBody(of: operand.value, file: fileIndex).map(cancels) ?? false
    }
  }

  private func cancels(_ closure: BodyID) -> Bool {
    let family = Set(program.family(of: BodyRef(file: fileIndex, body: closure)))
    return program.calls(named: "cancel", file: fileIndex).contains { family.contains(file[$0].body) }
  }

  // MARK: Functions of the sources

  private func pass(_ site: CallSite, in body: Body, _ way: Way<ChannelState>) -> [Way<ChannelState>] {
    var handed = way
    guard let activity = activity(of: site, way.state) else {
      release(&handed.state, .handed)
      return [handed]
    }
    let number = context.number(of: activity)
    let profile = context.profile(number)
    if profile.isHanded || profile.outcomes.isEmpty {
      release(&handed.state, .handed)
      return [handed]
    }
    let canThrow = program.body(activity.body).throwing != .never
    if let loop = profile.endlessLoop, !isActivity, way.state.release == .none {
      judgeEnd(of: site.nameRange, way)
      if loop.file == fileIndex { receiveSites.insert(site.nameRange) }
    }
    return profile.outcomes.flatMap { outcome -> [Way<ChannelState>] in
      if outcome.threw, site.tried == nil { return [] }
      return apply(outcome, profile, site, in: body, way).map { next in
        var next = next
        next.outcome = outcome.threw ? .threw : canThrow ? .completed : next.outcome
        return next
      }
    }
  }

  /// The function that a call gives the channel to, with its parameters in their roles.
  private func activity(of site: CallSite, _ state: ChannelState) -> Activity? {
    guard let resolved = program.resolve(site, file: fileIndex) else { return nil }
    if resolved.target == BodyRef(file: fileIndex, body: scope) { return nil }
    var activity = Activity(body: resolved.target, holders: [], sources: [:])
    for (operand, index) in zip(site.arguments, resolved.parameters) {
      let parameter = Value.variable(program.body(resolved.target).parameters[index].variable)
      var value = operand.value
      if case .operation("&", let parts) = value, let place = parts.first { value = place }
      if state.isChannel(value) {
        activity.holders.append(parameter)
      } else if let kind = state.sources[value] {
        activity.sources[parameter] = kind
      } else if state.carries(value) {
        return nil
      }
    }
    return activity
  }

  /// The body does what the function does, where it calls it.
  private func apply(
    _ outcome: Outcome, _ profile: Profile, _ site: CallSite, in body: Body, _ way: Way<ChannelState>
  ) -> [Way<ChannelState>] {
    let range = site.nameRange
    var ways = [way]
    if !outcome.sends.isZero { ways = ways.flatMap { send(outcome.sends, at: range, $0) } }
    if !outcome.receives.isZero, outcome.receives.growth == .none || isActivity {
      ways = ways.flatMap { receive(outcome.receives, at: range, in: body, $0) }
    } else if !outcome.receives.isZero {
      ways = ways.flatMap { receive(.one, at: range, in: body, $0) }.map { addVague($0) }
    }
    return ways.compactMap { next in
      var next = next
      if profile.isLess(outcome) { next.state.blame = outcome.end }
      for party in outcome.started { add(lifted(party, to: site), &next) }
      if outcome.finishes { release(&next.state, .finished) }
      if outcome.isDrained { meetsEnd(&next.state) }
      return next.state.isImpossible ? nil : next
    }
  }

  private func addVague(_ way: Way<ChannelState>) -> Way<ChannelState> {
    var way = way
    way.state.receives = way.state.receives + .vague
    return way
  }

  /// A task that a helper starts begins, for the caller, where the helper is called.
  private func lifted(_ party: Party, to site: CallSite) -> Party {
    Party(site: site.nameRange, activity: party.activity, number: party.number)
  }

  // MARK: Closures

  /// Closures in an array or a tuple: nobody knows when they run.
  private func handClosures(in value: Value, _ way: Way<ChannelState>) -> Way<ChannelState> {
    guard isUsing(value, way.state) else { return way }
    var way = way
    release(&way.state, .handed)
    return way
  }

  private func give(
    _ closure: BodyID, _ operand: CallSite.Operand, _ id: CallID, _ site: CallSite, _ way: Way<ChannelState>
  ) -> [Way<ChannelState>] {
    var way = way
    if isTaskStart(site) {
      giveHandles(to: closure, &way.state)
      if way.state.isUsed(by: file[closure]) { start(Starting(body: closure, site: site.nameRange, call: id), &way) }
      return [way]
    }
    switch facts.mode(of: site, operand) {
    case .nowOnce: return now(closure, call: id, way)
    case .nowPerhaps: return [way] + now(closure, call: id, way)
    case .nowMany: return nowMany(closure, site, call: id, way)
    case .never, .atEnd: return [way]
    case .laterOnce, .laterMany, .laterAgain, .perhaps, .unknown:
      let snapshot = way.state
      leave(&way.state) { party in usesHandle(of: party, file[closure]) }
      if snapshot.isUsed(by: file[closure]) { release(&way.state, .handed) }
      return [way]
    }
  }

  /// A task that cancels others: they do not wait for ever.
  private func giveHandles(to closure: BodyID, _ state: inout ChannelState) {
    if cancels(closure) { leave(&state) { usesHandle(of: $0, file[closure]) } }
  }

  private func usesHandle(of party: Party, _ body: Body) -> Bool {
    party.handles.contains { handle in handle.rootVariable.map { body.freeVariables.contains($0) } ?? false }
  }
}
