import LeakDomain
import LeakFlow

struct SummaryKey: Hashable {
  var body: BodyRef
  var parameter: Int
  var kind: Primitive.Kind
}

/// What a function does with an obligation that one of its parameters carries.
struct ParameterSummary: Hashable {
  /// One way through the function.
  struct Outcome: Hashable {
    var status: Status
    var threw: Bool
    /// What it returns, where that is a literal or a case: it may tell the caller what was done.
    var result: Value?
  }
  var outcomes: Set<Outcome> = []
  /// It may be discharged more than once.
  var repeats = false

  static let unknown = ParameterSummary(outcomes: [
    Outcome(status: .handed, threw: false, result: nil), Outcome(status: .handed, threw: true, result: nil),
  ])

  /// How it stands when the function returns; several where paths differ.
  var normal: Set<Status> { Set(outcomes.filter { !$0.threw }.map(\.status)) }

  /// The ways that a caller can tell apart, each with one status: `handed` where paths with one result differ.
  var distinguishable: [Outcome] {
    let groups = Dictionary(grouping: outcomes) { Outcome(status: .open, threw: $0.threw, result: $0.result) }
    let mixed = groups.map { key, members in
      let statuses = Set(members.map(\.status))
      return Outcome(status: statuses.count == 1 ? members[0].status : .handed, threw: key.threw, result: key.result)
    }
    return mixed.sorted { $0.order < $1.order }
  }
}

extension ParameterSummary.Outcome {
  /// An order for byte-identical output.
  fileprivate var order: String { "\(threw) \(result.map { "\($0)" } ?? "") \(status)" }
}

extension Program {
  /// Computed on demand; a cycle ends in *unknown*.
  func summary(of ref: BodyRef, parameter: Int, primitive: Primitive) -> ParameterSummary {
    let key = SummaryKey(body: ref, parameter: parameter, kind: primitive.kind)
    if let known = summaries[key] { return known }
    guard summariesInProgress.count < 64, summariesInProgress.insert(key).inserted else { return .unknown }
    defer { summariesInProgress.remove(key) }
    let body = body(ref)
    let holder = Value.variable(body.parameters[parameter].variable)
    let analysis = ObligationAnalysis(self, file: ref.file, primitive: primitive, scope: ref.body, reports: false)
    analysis.collectOnceFlags(holders: [holder])
    let search = analysis.search(body, state: Tracked(holders: [holder]), facts: Facts())
    var summary = ParameterSummary()
    for arrival in search.arrivals {
      let status = analysis.endsOtherwise(arrival.exit, arrival.state) ? .handed : arrival.state.status
      let result = arrival.exit.value.flatMap { analysis.told($0, arrival.facts) }
      summary.outcomes.insert(ParameterSummary.Outcome(status: status, threw: arrival.exit.isThrow, result: result))
    }
    summary.repeats = !analysis.doubles.isEmpty
    if analysis.exhausted { summary = .unknown }
    summaries[key] = summary
    return summary
  }
}
