import LeakDomain
import LeakFlow

/// Lists that say themselves whether all have come: `results.contains { $0 == nil }`, `promises.allSatisfy { $0.value != nil }`.
extension ObligationAnalysis {
  /// Whether a closure that is made for each of a list asks all of the list, by what each says of itself:
  /// `promises.allSatisfy { $0.value != nil }`
  func asksAll(_ list: Value, _ site: CallSite, in body: Body) -> Bool {
    guard body.id != scope, case .body? = site.arguments.last?.value, isShared(list, in: body) else { return false }
    return program.family(of: program.root(of: BodyRef(file: fileIndex, body: body.id))).contains { id in
      id != body.id
        && file[id].blocks.lazy.flatMap(\.instructions).contains { instruction in
          switch instruction.kind {
          case .element(list, _): true
          case .call(let call): program.models.runsForEach(file[call]) && file[call].receiver == list
          default: false
          }
        }
    }
  }

  /// Whether a list is asked whether what still lacks is in it: `results.contains { $0 == nil }`.
  func asksForRest(_ site: CallSite) -> Bool {
    guard let name = site.name, site.receiver != nil, program.models.has(name, .leavesElements) else { return false }
    return !program.models.closuresRunAtOnce(by: site).contains { countsOn(file[$0]) }
  }
}
