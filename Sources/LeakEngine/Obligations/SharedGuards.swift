import LeakDomain
import LeakFlow

/// Callbacks of which each asks, before it discharges, what another one changes when it does: a flag in a lock, the case of an enum,
/// a token, an entry in a set. Who comes second finds it changed.
///
///     guard self.token == mine else { return }
///     self.token = nil
///     completion(value)
///
/// Omissions: whether it is changed so that the question comes out otherwise.
extension ObligationAnalysis {
  /// Whether a decision in another run than the one that has discharged asks for what such runs change.
  func isSharedGuard(_ test: Test, in body: Body, _ state: Tracked) -> Bool {
    guard body.id != scope, let subject = test.subject else { return false }
    let first = state.site.range
    let isLaterRun =
      !body.range.contains(first)
      || (program.changes(in: BodyRef(file: fileIndex, body: body.id)).decisions[test] ?? .max) < first.start
    return isLaterRun && asksWhatChanges(subject, in: body)
  }

  private func asksWhatChanges(_ value: Value, in body: Body, depth: Int = 6) -> Bool {
    guard depth > 0 else { return false }
    switch value {
    case .variable(let id):
      guard file[id].owner == body.id else { return changedPlaces.contains(value) }
      if program.receiver(giving: id, file: fileIndex) != nil { return true }
      guard file[id].isLet, let definition = file[id].definition, definition != value else { return false }
      return asksWhatChanges(definition, in: body, depth: depth - 1)
    case .global: return changedPlaces.contains(value)
    case .member(let base, _), .payload(let base, _, _):
      return changedPlaces.contains(value) || asksWhatChanges(base, in: body, depth: depth - 1)
    case .operation(_, let parts), .tuple(let parts):
      return parts.contains { asksWhatChanges($0, in: body, depth: depth - 1) }
    case .call(let id):
      if let receiver = file[id].receiver, isShared(receiver, besides: body), changedPlaces.contains(receiver) {
        return true
      }
      guard let closure = program.closureBody(of: file[id].callee, file: fileIndex) else { return false }
      return program.family(of: BodyRef(file: fileIndex, body: closure)).contains { inner in
        !program.changes(in: BodyRef(file: fileIndex, body: inner)).stored.isEmpty
      }
    case .selfReference, .implicitMember, .body, .literal, .aggregate, .unknown: return false
    }
  }

  private func isShared(_ place: Value, besides body: Body) -> Bool {
    place.rootVariable.map { file[$0].owner != body.id } ?? true
  }

  /// What the closures of the scope store in, and on what they call methods that may change it.
  func findChangedPlaces() -> Set<Value> {
    program.family(of: BodyRef(file: fileIndex, body: scope)).reduce(into: []) { places, body in
      guard body != scope else { return }
      let changes = program.changes(in: BodyRef(file: fileIndex, body: body))
      places.formUnion(changes.stored)
      places.formUnion(changes.changed.keys)
    }
  }
}
