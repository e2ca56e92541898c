import LeakDomain
import LeakFlow
import LeakModel

/// The carrier, or a method of it, as an argument.
extension ObligationAnalysis {
  /// Functions that look at a value and give it back.
  private static let onlyLooks: Set<String> = [
    "print", "debugPrint", "dump", "assert", "precondition", "withExtendedLifetime", "type", "ObjectIdentifier",
    "describing", "reflecting", "isKnownUniquelyReferenced", "String",
  ]

  func passed(_ site: CallSite, _ state: Tracked, _ facts: Facts) -> [Way<Tracked>] {
    var ways = [Way(state, facts)]
    if let name = site.name, Self.onlyLooks.contains(name) { return ways }
    let resolved = passesCarrier(site, state) ? program.resolve(site, file: fileIndex) : nil
    for (index, operand) in site.arguments.enumerated() {
      if state.carries(operand.value) {
        let exact = state.isHolder(operand.value)
        ways = ways.flatMap { give(at: index, exact: exact, to: resolved, site, $0) }
      } else if isDischargingMethod(operand.value, state) {
        ways = ways.map { giveMethod(site, operand, $0) }
      }
    }
    return ways
  }

  /// `continuation.resume` given as a function.
  private func isDischargingMethod(_ value: Value, _ state: Tracked) -> Bool {
    guard case .member(let base, let name) = value, state.isHolder(base) else { return false }
    return primitive.discharges.contains(name)
  }

  private func giveMethod(_ site: CallSite, _ operand: CallSite.Operand, _ way: Way<Tracked>) -> Way<Tracked> {
    var way = way
    if mode(of: site, operand) == .nowOnce { discharge(&way.state, at: site.range) } else { handOver(&way.state) }
    return way
  }

  private func give(
    at index: Int, exact: Bool, to resolved: ResolvedCall?, _ site: CallSite, _ way: Way<Tracked>
  ) -> [Way<Tracked>] {
    var handed = way
    handOver(&handed.state)
    guard exact, let resolved, way.state.status != .handed, !isSelfAnalysis(resolved.target) else { return [handed] }
    let callee = program.body(resolved.target)
    let summary = program.summary(of: resolved.target, parameter: resolved.parameters[index], primitive: primitive)
    var ways: [Way<Tracked>] = []
    if callee.throwing != .never, site.tried != nil, !summary.threw.isEmpty {
      ways.append(apply(summary.thrownResult, site, way, outcome: .threw))
    }
    if !summary.normal.isEmpty {
      ways.append(apply(summary.result, site, way, outcome: callee.throwing == .never ? .onward : .completed))
    }
    return ways.isEmpty ? [handed] : ways
  }

  /// A function that calls itself.
  private func isSelfAnalysis(_ target: BodyRef) -> Bool {
    target == BodyRef(file: fileIndex, body: scope) || (target.file == fileIndex && isActive(target.body))
  }

  private func apply(
    _ status: Status, _ site: CallSite, _ way: Way<Tracked>, outcome: Way<Tracked>.Outcome
  ) -> Way<Tracked> {
    var way = way
    way.outcome = outcome
    switch status {
    case .open: break
    case .discharged: discharge(&way.state, at: site.range)
    case .handed: handOver(&way.state)
    }
    return way
  }
}
