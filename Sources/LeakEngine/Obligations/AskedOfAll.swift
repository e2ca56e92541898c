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

  /// `parts.first { !$0.isDone }`
  func asksForFirst(_ site: CallSite) -> Bool {
    guard let name = site.name, site.receiver != nil, !site.arguments.isEmpty else { return false }
    return program.models.has(name, .someElements)
  }

  /// Whether a body adds to a list or takes from it, or asks of one, or makes another of it on the spot:
  /// `results.compactMap { $0 }`, `Set(results)`, `all.subtracting(finished)`, `parts.filter { !$0.isDone }`.
  func isMadeOfChanged(_ list: Value, in body: Body, before end: Int32, depth: Int = 4) -> Bool {
    if isChanged(list, in: body, before: end) { return true }
    guard depth > 0 else { return false }
    var end = end
    // What a constant has is what there was when it was made.
    if case .variable(let id) = list { end = min(end, file[id].range.start) }
    let isMade = { [end] (part: Value) in self.isMadeOfChanged(part, in: body, before: end, depth: depth - 1) }
    switch list {
    case .variable(let id):
      guard file[id].isLet, file[id].owner == body.id, let definition = file[id].definition else { return false }
      return isMade(definition)
    case .member(let whole, let name): return program.models.has(name, .sameLength) && isMade(whole)
    case .call(let id):
      let site = file[id]
      if site.receiver == nil { return program.source(of: list, in: ref(body)).map(isMade) ?? false }
      guard let receiver = site.receiver, isReader(site) else { return false }
      let operands = site.arguments.map(\.value)
      return ([receiver] + operands).contains(where: isMade) || asksAll(receiver, site, in: body)
    default: return false
    }
  }

  private func isReader(_ site: CallSite) -> Bool {
    guard let name = site.name else { return true }
    return program.models.has(name, .reader) || program.models.has(name, .someElements)
  }
}
