import LeakDomain
import LeakFlow
import LeakModel

/// Continuations and promises that are given to functions with a result, by which they may tell what they have done:
///
///     mutating func next(for continuation: UnsafeContinuation<Int?, Never>) -> Action {
///       switch state {
///       case .running: …; return .none
///       case .finished: return .none
///
/// A way that leaves one, and tells its caller what a way tells on which it was met, leaves it for good.
///
/// Omissions: results that are neither a literal nor a case; what a closure has, which tells by other means what it has done.
extension ObligationFinder {
  mutating func toldByResult(_ parameter: BodyParameter, _ number: Int, in body: Body) {
    let ref = BodyRef(file: fileIndex, body: body.id)
    guard body.kind == .function(.function), let result = body.result, !result.isVoid, result.functionType == nil,
      let name = parameter.type.flatMap({ program.nominalName($0, in: ref) }),
      let primitive = program.models.primitive(ofParameter: name),
      primitive.kind == .continuation || primitive.kind == .promise, !program.models.tellsWhatIsGiven(to: body.name)
    else { return }
    let closures = program.family(of: ref).filter { $0 != body.id }
    guard !closures.contains(where: { file[$0].freeVariables.contains(parameter.variable) }) else { return }
    let variable = file[parameter.variable]
    var obligation = Obligation(
      primitive: primitive, scope: body.id, holders: [.variable(parameter.variable)], begin: variable.range,
      carrier: variable.name)
    obligation.throwTellsCaller = body.throwing != .never
    obligation.needsDischarge = true
    obligation.mayTellByResult = true
    if primitive.kind == .promise { weigh(&obligation, of: body) }
    found.append(obligation)
  }
}

extension VerdictBuilder {
  /// The results that ways give on which a step has met the carrier, or handed it on, at exits that no way leaves with it: where
  /// the two come to one exit, they may be one way that is not there.
  func settledResults(_ ways: [PathSearch<ObligationAnalysis>.Arrival], _ analysis: ObligationAnalysis) -> Set<Value> {
    let exits = Dictionary(grouping: ways.filter { !$0.exit.isThrow }, by: \.exit.range)
    let results = exits.values.compactMap { arrivals -> Value? in
      let outcomes = arrivals.map(analysis.outcome)
      guard arrivals.allSatisfy({ $0.state.site.range != .zero }) else { return nil }
      guard outcomes.allSatisfy({ $0.status != .open && $0.gift == nil && $0.result == outcomes[0].result }) else {
        return nil
      }
      return outcomes[0].result
    }
    return Set(results)
  }
}
