import LeakDomain
import LeakFlow

/// What the system asks an object for, and takes back by another method of it: whoever finds that it did, must not answer any more.
///
///     func webView(_ webView: WKWebView, stop task: any WKURLSchemeTask) { active.remove(ObjectIdentifier(task)) }
///     … guard active.remove(id) != nil else { return }
extension ObligationAnalysis {
  /// Whether a decision asks for what such a method changes.
  func isTakenBack(_ test: Test, _ answer: Bool) -> Bool {
    guard primitive.kind == .action || !primitive.parts.isEmpty, let subject = test.subject else { return false }
    if answer, program.tellsCancelled(test), changedByStops.contains(Self.cancels) { return true }
    let asked = places(in: subject)
    return !asked.isEmpty && !asked.isDisjoint(with: changedByStops)
  }

  /// The members that a value names, through constants and receivers.
  private func places(in value: Value, depth: Int = 4) -> Set<String> {
    guard depth > 0 else { return [] }
    var names: Set<String> = []
    _ = value.contains { part in
      switch part {
      case .global(let name): names.insert(name)
      case .member(_, let name): names.insert(name)
      case .variable(let id):
        if file[id].isLet, let definition = file[id].definition, definition != part {
          names.formUnion(places(in: definition, depth: depth - 1))
        }
      case .call(let id):
        if let receiver = file[id].receiver { names.formUnion(places(in: receiver, depth: depth - 1)) }
      default: break
      }
      return false
    }
    return names
  }

  /// The method of a task by which it is told.
  private static let cancels = "cancel()"

  /// The members that methods of the type change by which the system takes a request back, and whether they cancel tasks.
  func findChangedByStops() -> Set<String> {
    guard let type = program.type(around: BodyRef(file: fileIndex, body: scope)) else { return [] }
    return file.bodies.reduce(into: []) { names, body in
      let ref = BodyRef(file: fileIndex, body: body.id)
      guard body.kind == .function(.function), body.id != scope, program.type(around: ref) == type, ends(body) else {
        return
      }
      let family = program.family(of: ref)
      if file.calls.contains(where: { family.contains($0.body) && $0.name == "cancel" }) { names.insert(Self.cancels) }
      for inner in family {
        let changes = program.changes(in: BodyRef(file: fileIndex, body: inner))
        names.formUnion((Array(changes.stored) + changes.changed.keys).flatMap { places(in: $0) })
      }
    }
  }

  /// Whether the system calls a method to end what it has asked for: it overrides one of its classes, or is given the same.
  private func ends(_ body: Body) -> Bool {
    let names = [body.name] + body.parameters.compactMap(\.label)
    guard names.contains(where: { program.has($0, .endsCallbacks) }) else { return false }
    return body.modifiers.contains("override") || body.parameters.contains { isRequest($0, of: body) }
  }

  private func isRequest(_ parameter: BodyParameter, of body: Body) -> Bool {
    let name = parameter.type.flatMap { program.nominalName($0, in: BodyRef(file: fileIndex, body: body.id)) }
    return name.flatMap(program.models.primitive(ofParameter:))?.name == primitive.name
  }
}
