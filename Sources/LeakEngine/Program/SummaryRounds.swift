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

  /// Something is asked of it that leads to more than `sizeLimit` others.
  var isOversized = false
  private var known: Set<SummaryKey>

  init(group: Int, values: [SummaryKey: ParameterSummary] = [:], asked: [(key: SummaryKey, primitive: Primitive)]) {
    self.group = group
    self.values = values
    self.asked = asked
    known = Set(asked.map(\.key))
  }

  mutating func ask(_ key: SummaryKey, _ primitive: Primitive) -> ParameterSummary {
    if let known = values[key] { return known }
    note(key, primitive)
    return .unfinished
  }

  private mutating func note(_ key: SummaryKey, _ primitive: Primitive) {
    if known.insert(key).inserted { asked.append((key, primitive)) }
  }

  /// What comes of one of a group while nothing is known of the others, and which of them it asks.
  struct FirstLook {
    var value: ParameterSummary
    var asked: [(key: SummaryKey, primitive: Primitive)]
    var isOversized: Bool
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
    summary(of: ref, parameters: [parameter], primitive: primitive)
  }

  /// What a function does with an obligation that each of some parameters carries: which of them meets it is all one.
  func summary(of ref: BodyRef, parameters: [Int], primitive: Primitive) -> ParameterSummary {
    summary(SummaryKey(body: ref, parameters: parameters, kind: primitive.kind, name: primitive.name), primitive)
  }

  /// What a method does with an obligation that a member of its object carries when it is called.
  func summary(of ref: BodyRef, member: String, primitive: Primitive) -> ParameterSummary {
    summary(
      SummaryKey(body: ref, parameters: [], member: member, kind: primitive.kind, name: primitive.name), primitive)
  }

  /// What a method does with an obligation that its object carries itself.
  func summary(ofSelfIn ref: BodyRef, primitive: Primitive) -> ParameterSummary {
    summary(SummaryKey(body: ref, parameters: [], kind: primitive.kind, name: primitive.name), primitive)
  }

  private func summary(_ key: SummaryKey, _ primitive: Primitive) -> ParameterSummary {
    let ref = key.body
    if let known = summaries[key] { return known }
    if isPlaceholder(ref) { return .unknown }
    let node = callNode(of: ref)
    guard node.height <= SummaryRounds.heightLimit else { return .unknown }
    if let last = rounds.indices.last, rounds[last].group == node.group {
      guard oversized.contains(key) else { return rounds[last].ask(key, primitive) }
      rounds[last].isOversized = true
      return .unknown
    }
    if oversized.contains(key) { return .unknown }
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
      guard let first = firstRound(&asked, group: group) else {
        oversized.insert(key)
        return
      }
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
  /// cycles take no longer than what they consist of. `nil` where there is too much of it: where one leads to too many,
  /// all that lead to that one do, whoever is asked first.
  private func firstRound(
    _ asked: inout [(key: SummaryKey, primitive: Primitive)], group: Int
  ) -> [SummaryKey: ParameterSummary]? {
    var values: [SummaryKey: ParameterSummary] = [:]
    var known = Set(asked.map(\.key))
    var next = 0
    while next < asked.count {
      guard asked.count <= SummaryRounds.sizeLimit, !oversized.contains(asked[next].key) else { return nil }
      let look = firstLook(at: asked[next], group: group)
      if look.isOversized { return nil }
      values[asked[next].key] = look.value
      for other in look.asked where known.insert(other.key).inserted { asked.append(other) }
      next += 1
    }
    return values
  }

  /// Does not depend on who asks, as long as nothing more is known of what it asks.
  private func firstLook(at member: (key: SummaryKey, primitive: Primitive), group: Int) -> SummaryRounds.FirstLook {
    if let known = firstLooks[member.key], !known.asked.contains(where: { summaries[$0.key] != nil }) { return known }
    rounds.append(SummaryRounds(group: group, asked: [member]))
    let value = inRound(member)
    let round = rounds.removeLast()
    let look = SummaryRounds.FirstLook(
      value: value, asked: Array(round.asked.dropFirst()), isOversized: round.isOversized)
    firstLooks[member.key] = look
    return look
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
    guard key.parameters.allSatisfy(body.parameters.indices.contains) else { return .unknown }
    var start = Tracked(holders: key.parameters.map { Value.variable(body.parameters[$0].variable) })
    let types = CarrierTypes(program: self)
    start.holders += key.parameters.flatMap { types.payloads(ofParameter: $0, of: key.body, kind: primitive.kind) }
    if let member = key.member {
      start.isKept(as: member, by: .selfReference)
    } else if key.parameters.isEmpty {
      start.holders = primitive.holdersOfSelf
    }
    let analysis = ObligationAnalysis(
      self, file: key.body.file, primitive: primitive, scope: key.body.body, reports: false)
    analysis.keptMember = key.member
    analysis.collectOnceFlags(holders: start.holders)
    let search = analysis.search(body, state: start, facts: Facts())
    if analysis.exhausted { return .unknown }
    var summary = ParameterSummary(outcomes: Set(search.arrivals.map(analysis.outcome)))
    summary.repeats = !analysis.doubles.isEmpty || analysis.isGivenToRepeated
    if let parameter = key.parameters.first, summary.leavesWithNil {
      summary.isAskedForNil = isAskedForNil(key.body, parameter: parameter)
    }
    return summary
  }
}
