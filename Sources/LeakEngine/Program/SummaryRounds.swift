import LeakDomain
import LeakFlow

/// The summaries of functions that call each other, in rounds: each round computes all of them from those of the round
/// before, the first from nothing. What the rounds settle on does not depend on which function was asked about.
struct SummaryRounds {
  var group: Int
  /// What the round before came to.
  var values: [SummaryKey: ParameterSummary] = [:]
  /// What is asked of the group, in the order in which it was asked first.
  var asked: [(key: SummaryKey, primitive: Primitive)]

  mutating func ask(_ key: SummaryKey, _ primitive: Primitive) -> ParameterSummary {
    if let known = values[key] { return known }
    if !asked.contains(where: { $0.key == key }) { asked.append((key, primitive)) }
    return .unfinished
  }

  /// How many rounds may go by until nothing changes any more.
  static let limit = 16
  /// How many summaries one group may consist of.
  static let sizeLimit = 128
  /// How long a chain of calls is followed.
  static let heightLimit = 256
}

extension ParameterSummary {
  static var unfinished: ParameterSummary {
    var summary = ParameterSummary()
    summary.isUnfinished = true
    return summary
  }

  /// As it stands when no round brings more: a function without a way through it never returns.
  fileprivate var finished: ParameterSummary {
    var summary = self
    summary.isUnfinished = false
    return summary
  }
}

extension Program {
  /// What a function does with what one of its parameters carries. A pure function of the sources: *unknown* where the
  /// rounds do not settle.
  func summary(of ref: BodyRef, parameter: Int, primitive: Primitive) -> ParameterSummary {
    let key = SummaryKey(body: ref, parameter: parameter, kind: primitive.kind, name: primitive.name)
    if let known = summaries[key] { return known }
    if isPlaceholder(ref) { return .unknown }
    let node = callNode(of: ref)
    guard node.height <= SummaryRounds.heightLimit else { return .unknown }
    if let last = rounds.indices.last, rounds[last].group == node.group { return rounds[last].ask(key, primitive) }
    guard !isSummarizing else { return summarized(key, primitive, node) }
    isSummarizing = true
    defer { isSummarizing = false }
    return index.clock.measure(.summaries, within: .obligations) { summarized(key, primitive, node) }
  }

  private func summarized(_ key: SummaryKey, _ primitive: Primitive, _ node: CallGraph.Node) -> ParameterSummary {
    if node.isCyclic {
      settle(key, primitive, group: node.group)
    } else {
      summaries[key] = computed(key, primitive)
    }
    return summaries[key] ?? .unknown
  }

  /// Computes what is asked, and all that this takes, until a round changes nothing. Whatever turns out to be asked on
  /// the way belongs to all rounds: they begin again.
  private func settle(_ key: SummaryKey, _ primitive: Primitive, group: Int) {
    var asked = [(key: key, primitive: primitive)]
    while true {
      let first = firstRound(&asked, group: group)
      if asked.count > SummaryRounds.sizeLimit { break }
      let size = asked.count
      if let settled = settled(&asked, from: first, group: group) {
        summaries.merge(settled) { known, _ in known }
        return
      }
      if asked.count == size { break }
    }
    summaries[key] = .unknown
  }

  /// What comes of all that is asked, and of what that asks in turn, from nothing. Each is computed once, so that long
  /// cycles take no longer than what they consist of.
  private func firstRound(
    _ asked: inout [(key: SummaryKey, primitive: Primitive)], group: Int
  ) -> [SummaryKey: ParameterSummary] {
    var values: [SummaryKey: ParameterSummary] = [:]
    var next = 0
    while next < asked.count, asked.count <= SummaryRounds.sizeLimit {
      rounds.append(SummaryRounds(group: group, asked: asked))
      values[asked[next].key] = inRound(asked[next])
      asked = rounds.removeLast().asked
      next += 1
    }
    return values
  }

  /// `nil` where more is asked than was known at the start, or where the rounds do not end.
  private func settled(
    _ asked: inout [(key: SummaryKey, primitive: Primitive)], from first: [SummaryKey: ParameterSummary], group: Int
  ) -> [SummaryKey: ParameterSummary]? {
    let members = asked
    var values = first
    for _ in 0..<SummaryRounds.limit {
      rounds.append(SummaryRounds(group: group, values: values, asked: asked))
      var next: [SummaryKey: ParameterSummary] = [:]
      for member in members { next[member.key] = inRound(member) }
      asked = rounds.removeLast().asked
      if asked.count > members.count { return nil }
      if next == values { return values.mapValues(\.finished) }
      values = next
    }
    return nil
  }

  private func inRound(_ member: (key: SummaryKey, primitive: Primitive)) -> ParameterSummary {
    var summary = computed(member.key, member.primitive)
    // No way through it is known so far: all of them lead through functions of which nothing is known either.
    summary.isUnfinished = summary.outcomes.isEmpty
    return summary
  }

  private func computed(_ key: SummaryKey, _ primitive: Primitive) -> ParameterSummary {
    let body = body(key.body)
    guard key.parameter < body.parameters.count else { return .unknown }
    let holder = Value.variable(body.parameters[key.parameter].variable)
    let analysis = ObligationAnalysis(
      self, file: key.body.file, primitive: primitive, scope: key.body.body, reports: false)
    analysis.collectOnceFlags(holders: [holder])
    let search = analysis.search(body, state: Tracked(holders: [holder]), facts: Facts())
    if analysis.exhausted { return .unknown }
    var summary = ParameterSummary(outcomes: Set(search.arrivals.map(analysis.outcome)))
    summary.repeats = !analysis.doubles.isEmpty
    return summary
  }
}
