import LeakAST
import LeakDomain
import LeakFlow

/// A publisher of which nothing is known but that it is one may end without a value: whoever meets the obligation by its values and by its
/// failure leaves it open then. `first().sink(receiveCompletion: { … }, receiveValue: { … })` in an extension of `Publisher`.
///
/// Omissions: publishers that a call, a property or a parameter of a certain type gives, which may well send a value each time; handlers.
extension ObligationAnalysis {
  func noteEmptyPublisher(_ id: CallID, _ site: CallSite, _ state: Tracked, _ facts: Facts) {
    guard reports, primitive.kind == .continuation || primitive.kind == .promise, site.arguments.count == 2,
      let name = site.name, let ending = site.arguments.first(where: { isToldOfEnd($0, of: site) }),
      let values = site.arguments.first(where: { $0 != ending }), closure(in: values.value, state) != nil,
      isAnyPublisher(site), settlesOnFailureOnly(ending, state, facts)
    else { return }
    let exit = Exit(.end, value: nil, range: site.nameRange)
    note(OpenExit(exit: exit, kind: .emptyPublisher(name), viaCall: nil, trace: []))
    noteSettled()
  }

  /// Whether what is subscribed to is `self` in an extension of publishers, or of a generic type that may be any of them, behind operators
  /// that send no value of their own.
  private func isAnyPublisher(_ site: CallSite) -> Bool {
    let links = file.receivers(of: site)
    let operators = links.compactMap { link in if case .call(let call) = link { file[call].name } else { nil } }
    guard operators.allSatisfy({ $0 == "first" || program.models.has($0, .keepsValues) }) else { return false }
    switch links.last {
    case .selfReference: return isOfPublishers
    case .call(let call):
      if case .global = file[call].callee { return isOfPublishers }
      return false
    case .variable(let id):
      let owner = file[file[id].owner]
      guard let type = owner.parameters.first(where: { $0.variable == id })?.type?.unwrapped.baseName else {
        return false
      }
      return owner.constraints.contains { $0.parameter == type && $0.type.baseName == "Publisher" }
    default: return false
    }
  }

  private var isOfPublishers: Bool { ["Publisher", "AnyPublisher"].contains(file[scope].typeName) }
}
