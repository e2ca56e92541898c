import LeakAST
import LeakDomain
import LeakFlow
import LeakModel

/// What is no longer known once a call has run.
extension ObligationAnalysis {
  /// Forgets the variables of its surroundings that a closure assigns.
  func forgetAssigned(by closure: BodyID, _ facts: inout Facts) {
    guard !facts.isEmpty else { return }
    let family = program.family(of: BodyRef(file: fileIndex, body: closure))
    for target in family.flatMap({ program.changes(in: BodyRef(file: fileIndex, body: $0)).stored }) {
      if case .variable(let id) = target, !family.contains(file[id].owner) { facts.forget(target) }
    }
  }

  func invalidate(_ facts: inout Facts, by site: CallSite, _ state: Tracked) {
    guard !facts.isEmpty else { return }
    for operand in site.arguments {
      // What is not followed may have run.
      if case .body(let closure) = operand.value, !mentions(closure, state) { forgetAssigned(by: closure, &facts) }
      if case .operation("&", let parts) = operand.value, let place = parts.first { facts.forget(place) }
    }
    if let receiver = site.receiver, site.name.map({ !program.models.has($0, .reader) }) ?? true {
      facts.forget { value in if case .member(receiver, _) = value { true } else { false } }
      facts.forgetContents(of: receiver)
      if case .variable(let id) = receiver, !file[id].isLet { facts.forget(receiver) }
    }
    let onSelf: Bool
    if case .global(let name) = site.callee { onSelf = name.beginsInLowercase } else { onSelf = false }
    let locks = site.name.map(program.takingMethods.contains) ?? false
    if onSelf || site.isAwaited || locks { facts.forgetShared(in: file) }
  }
}
