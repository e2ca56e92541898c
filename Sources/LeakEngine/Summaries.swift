import LeakDomain
import LeakFlow

struct SummaryKey: Hashable {
  var body: BodyRef
  var parameter: Int
  var kind: Primitive.Kind
}

/// What a function does with an obligation that one of its parameters carries.
struct ParameterSummary: Hashable {
  /// How it stands when the function returns; several where paths differ.
  var normal: Set<Status> = []
  /// How it stands when the function throws.
  var threw: Set<Status> = []
  /// It may be discharged more than once.
  var repeats = false

  static let unknown = ParameterSummary(normal: [.handed], threw: [.handed], repeats: false)

  /// The one status that all returning paths agree on; `handed` where they differ.
  var result: Status { Self.agreed(normal) }
  /// The same for paths that throw.
  var thrownResult: Status { Self.agreed(threw) }

  private static func agreed(_ statuses: Set<Status>) -> Status {
    if statuses.count == 1, let only = statuses.first { return only }
    return .handed
  }
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
      if arrival.exit.isThrow { summary.threw.insert(status) } else { summary.normal.insert(status) }
    }
    summary.repeats = !analysis.doubles.isEmpty
    if analysis.exhausted { summary = .unknown }
    summaries[key] = summary
    return summary
  }
}
