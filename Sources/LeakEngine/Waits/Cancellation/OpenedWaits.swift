import LeakDomain
import LeakFlow
import LeakModel

/// Waits of a child that others in its group end, when they have come first: they open what it waits for.
///
///     group.addTask { while !Task.isCancelled { await beat() }; await gate.open() }
///     group.addTask { await gate.wait() }
///
/// Omissions: whether each way of the others comes there.
struct OpenedWaits {
  let program: Program

  /// Whether the body of a group, behind the first result, or another child calls a function that has to do with the member in which
  /// the waiter is kept.
  func isOpened(_ place: BareWaits.Place, for child: BodyID, in race: Race, file index: Int) -> Bool {
    guard case .continuation = place.kind else { return false }
    guard case let members = members(changedBy: closure(of: place)), !members.isEmpty else { return false }
    let file = program.files[index]
    let others = race.children.filter { $0.body != child }.flatMap {
      program.family(of: BodyRef(file: index, body: $0.body))
    }
    let waiting = file.calls.first { $0.nameRange == place.call?.range }
    let first = file.calls.filter { $0.body == race.body && $0.name == "next" }.map(\.range.start).min() ?? .max
    return file.calls.contains { site in
      guard others.contains(site.body) || (site.body == race.body && site.range.start > first),
        site.name != waiting?.name, isSame(site.receiver, waiting?.receiver),
        let target = program.resolve(site, file: index)?.target
      else { return false }
      return !self.members(changedBy: target).isDisjoint(with: members)
    }
  }

  private func isSame(_ a: Value?, _ b: Value?) -> Bool { (a ?? .selfReference) == (b ?? .selfReference) }

  /// The closure that is given the continuation.
  private func closure(of place: BareWaits.Place) -> BodyRef? {
    let site = program.files[place.file].calls.first { $0.nameRange == place.range }
    guard case .body(let closure)? = site?.arguments.last?.value else { return nil }
    return BodyRef(file: place.file, body: closure)
  }

  /// The members of its object that a function, a closure in it, or a method that these call, changes.
  private func members(changedBy ref: BodyRef?, depth: Int = 3) -> Set<String> {
    guard let ref else { return [] }
    let family = Set(program.family(of: ref))
    var found: Set<String> = []
    for body in family {
      let changes = program.changes(in: BodyRef(file: ref.file, body: body))
      for case .global(let name) in changes.stored.union(changes.changed.keys) { found.insert(name) }
      for case .member(.selfReference, let name) in changes.stored.union(changes.changed.keys) { found.insert(name) }
    }
    if depth == 0 { return found }
    let calls = program.files[ref.file].calls.filter { family.contains($0.body) && isSame($0.receiver, nil) }
    return calls.reduce(into: found) { found, call in
      guard let target = program.resolve(call, file: ref.file)?.target, target != ref else { return }
      found.formUnion(members(changedBy: target, depth: depth - 1))
    }
  }
}
