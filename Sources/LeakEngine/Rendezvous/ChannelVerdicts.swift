import LeakDomain
import LeakFlow
import LeakModel

/// Judges the channels of a file.
struct ChannelVerdicts {
  let context: RendezvousContext
  let fileIndex: Int
  private var program: Program { context.program }
  private var file: FlowFile { program.files[fileIndex] }
  private var wording: Wording { Wording(file: file) }

  init(_ program: Program, file: Int) {
    context = RendezvousContext(program)
    fileIndex = file
  }

  /// - Returns: what there is to say, and the channels that could not be followed to the end, by their declarations.
  func judge() -> (verdicts: [Verdict], unfinished: [VarID]) {
    var verdicts: [Verdict] = []
    var unfinished: [VarID] = []
    for channel in ChannelFinder(context, file: fileIndex).find() {
      let analysis = run(channel)
      if analysis.isExhausted || context.isExhausted {
        unfinished.append(channel.variable)
      } else {
        verdicts += self.verdicts(analysis, channel)
      }
    }
    return (verdicts, unfinished)
  }

  private func run(_ channel: MadeChannel) -> RendezvousAnalysis {
    let analysis = RendezvousAnalysis(context, file: fileIndex, scope: channel.body, isActivity: false)
    let body = file[channel.body]
    analysis.enclosingLoopHeads = body.loopHeads(around: channel.block)
    var start = Way(ChannelState(holders: [.variable(channel.variable)]), Facts())
    for party in channel.started { analysis.add(party, &start) }
    let search = analysis.search(
      body, from: channel.block, instruction: channel.instruction + 1, state: start.state, facts: Facts())
    for arrival in search.arrivals {
      let open = ObligationAnalysis.OpenExit(
        exit: arrival.exit, kind: nil, viaCall: nil, trace: search.trace(to: arrival))
      analysis.judgeExit(arrival.state, arrival.facts, open)
    }
    return analysis
  }

  // MARK: Verdicts

  private func verdicts(_ analysis: RendezvousAnalysis, _ channel: MadeChannel) -> [Verdict] {
    guard !analysis.losses.isEmpty else { return [] }
    var keys: [Loss.Key] = []
    let loops = LoopSides(
      analysis.lengths, in: channel.body, sends: analysis.sendSites, receives: analysis.receiveSites)
    let losses = analysis.losses.filter { loss in
      !isIncomparable(loss, loops) && !(analysis.met.contains(loss.key) && isOfNobody(loss))
    }
    var lost: [Loss.Key: [Loss]] = [:]
    for loss in losses {
      if lost[loss.key] == nil { keys.append(loss.key) }
      lost[loss.key, default: []].append(loss)
    }
    var known: Set<FlowPlace> = []
    return keys.compactMap { key in
      let losses = untold(&known, lost[key] ?? [])
      guard let first = losses.first else { return nil }
      switch key {
      case .sender(let site): return sender(site, losses, analysis, channel, waiter: first.waiter)
      case .receiver(let site): return receiver(site, losses, analysis, channel)
      case .direct(let site): return direct(site, losses, analysis, channel)
      }
    }
  }

  /// Whether a loss hangs on a loop that does not run, where one loop sends, another receives, and nothing tells how
  /// often the one runs for the other.
  private func isIncomparable(_ loss: Loss, _ loops: LoopSides) -> Bool {
    loops.differ
      && loss.open.trace.contains { step in
        guard case .branch(.isTrue(.member(_, "isEmpty")), .loop, true) = step.kind else { return false }
        return loops.heads.contains(step.range)
      }
  }

  /// Whether a sender is lost since a loop counts to a number which must be zero: a pool of no workers.
  private func isOfNobody(_ loss: Loss) -> Bool {
    guard case .sender = loss.key else { return false }
    let flow = program.files[loss.file]
    return loss.open.trace.contains { step in
      guard case .branch(.isTrue(.member(.operation("..<", let bounds), "isEmpty")), .loop, true) = step.kind else {
        return false
      }
      guard case .variable(let id)? = bounds.last else { return bounds.last?.memberName.map { $0 != "count" } ?? false }
      // What stands for the count of a list is as empty as the list.
      if case .member(_, "count")? = flow[id].definition { return false }
      return true
    }
  }

  /// Losses of receivers that another verdict has not told: one exit leaves all of a channel's receivers waiting.
  private func untold(_ known: inout Set<FlowPlace>, _ losses: [Loss]) -> [Loss] {
    losses.filter { loss in
      if case .sender = loss.key { return true }
      if case .receiver = loss.key, loss.file == fileIndex, loss.open.viaCall == nil { return true }
      return known.insert(FlowPlace(file: loss.file, range: loss.open.exit.range)).inserted
    }
  }

  private func verdict(
    _ role: Verdict.Role, _ channel: MadeChannel, begin: FlowPlace, waiter: FlowPlace?
  ) -> Verdict {
    Verdict(
      primitive: channel.primitive, role: role, carrier: file[channel.variable].name,
      function: VerdictBuilder(program, file: fileIndex).function(around: file[channel.body]), begin: spot(begin),
      waiter: waiter.map(spot))
  }

  private func spot(_ place: FlowPlace) -> Spot { Wording(file: program.files[place.file]).spot(place.range) }

  private func sender(
    _ site: SourceRange, _ losses: [Loss], _ analysis: RendezvousAnalysis, _ channel: MadeChannel, waiter: FlowPlace?
  ) -> Verdict {
    var verdict = verdict(.sender, channel, begin: FlowPlace(file: fileIndex, range: site), waiter: waiter)
    verdict.isDischargedSomewhere = analysis.met.contains(.sender(site))
    verdict.leaks = leaks(losses, analysis.receiveSites)
    return verdict
  }

  private func receiver(
    _ site: SourceRange, _ losses: [Loss], _ analysis: RendezvousAnalysis, _ channel: MadeChannel
  ) -> Verdict? {
    guard let waiter = losses.first?.waiter else { return nil }
    var verdict = verdict(.waiter, channel, begin: waiter, waiter: waiter)
    verdict.isDischargedSomewhere = analysis.met.contains(.receiver(site))
    if verdict.isDischargedSomewhere {
      verdict.leaks = leaks(losses, analysis.sendSites)
    } else {
      verdict.leaks = [stuck(waiter, losses)]
    }
    return verdict
  }

  /// No path lets a receiver go on: the place to show is where it waits.
  private func stuck(_ waiter: FlowPlace, _ losses: [Loss]) -> Leak {
    Leak(exit: .stuckOperation, spot: spot(waiter), place: nil, conditions: [], steps: [])
  }

  private func direct(
    _ site: SourceRange, _ losses: [Loss], _ analysis: RendezvousAnalysis, _ channel: MadeChannel
  ) -> Verdict {
    let place = FlowPlace(file: fileIndex, range: site)
    var verdict = verdict(.waiter, channel, begin: place, waiter: place)
    let stuck = losses.filter { $0.open.kind == .stuckOperation }
    let isEndless = analysis.endlessLoop?.range == site
    verdict.isDischargedSomewhere = stuck.isEmpty || (!isEndless && analysis.met.contains(.direct(site)))
    verdict.leaks = leaks(stuck.isEmpty ? losses : stuck, analysis.sendSites)
    return verdict
  }

  /// Exits in words, those of this file first.
  private func leaks(_ losses: [Loss], _ sites: Set<SourceRange>) -> [Leak] {
    let files = Set(losses.map(\.file)).sorted { a, b in a == fileIndex ? b != fileIndex : b != fileIndex && a < b }
    return files.flatMap { number in
      let words = ChannelExits(program, file: number, sites: Array(sites))
      return words.leaks(losses.filter { $0.file == number })
    }
  }
}
