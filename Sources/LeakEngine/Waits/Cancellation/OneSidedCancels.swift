import LeakDomain
import LeakFlow
import LeakModel

/// Children that wait for one event of a sequence, such as the shutdown of a service, in a group that cancels them on one way
/// out of its body and forgets them on another, on which a sibling has won.
///
/// Omissions: who has won must show by a case of the result; a group that goes anywhere else may be cancelled there.
struct OneSidedCancels: FileAnalysis {
  let program: Program
  let fileIndex: Int
  let race: Race
  /// The parameter of the group's body.
  let group: Value
  private var body: Body { file[race.body] }

  func find() -> [WaitVerdict] {
    guard isCancelledOnlyHere, race.given.isEmpty else { return [] }
    return race.children.lazy.compactMap(verdict).prefix(1).map { $0 }
  }

  private var isCancelledOnlyHere: Bool {
    file.calls.allSatisfy { site in
      !site.arguments.contains { $0.value.contains { $0 == group } }
        && (site.receiver != group || site.name != "cancelAll" || site.body == race.body)
    }
  }

  private func verdict(_ child: (call: CallID, body: BodyID)) -> WaitVerdict? {
    let results = results(of: file[child.body])
    guard !results.isEmpty, let event = event(in: file[child.body]), let exit = exit(besides: results) else {
      return nil
    }
    return WaitVerdict(
      cause: .leftUncancelled, primitive: "TaskGroup", carrier: file[race.group].name ?? "group",
      function: function(around: race.body), wait: wording.spot(exit.range),
      peer: wording.spot(file[race.group].nameRange),
      steps: [Step(spot: wording.spot(event), text: "this child waits for an event")])
  }

  /// What a child returns, by its case; empty if one of its results is none.
  private func results(of child: Body) -> Set<String> {
    var found: Set<String> = []
    for number in child.reachable(from: Body.entry) {
      guard case .exit(let exit) = child.blocks[number].terminator, !exit.isThrow else { continue }
      guard let name = exit.value.flatMap({ program.caseName(of: $0, in: file) }) else { return [] }
      found.insert(name)
    }
    return found
  }

  /// Where a body waits for an element of a sequence that others own, and asks for no second one.
  private func event(in child: Body) -> SourceRange? {
    for (number, block) in child.blocks.enumerated() {
      for instruction in block.instructions {
        guard case .element(let sequence, true) = instruction.kind, !isOwn(sequence),
          !child.comesBack(to: number)
        else { continue }
        return instruction.range
      }
    }
    return nil
  }

  /// A variable of the function around: whoever ends its sequence may be another child.
  private func isOwn(_ sequence: Value) -> Bool {
    sequence.contains { part in
      guard case .variable(let id) = part else { return false }
      return !file[file[id].owner].parameters.contains { $0.variable == id }
    }
  }

  // MARK: The ways out

  fileprivate struct Place: Hashable {
    var block: Int
    var taken = 0
    /// The result is of another child.
    var isOthers = false
  }

  /// The first exit without an error to which a way leads on which another child has won, and nothing is cancelled.
  private func exit(besides results: Set<String>) -> Exit? {
    var seen: Set<Place> = []
    var pending = [Place(block: Body.entry)]
    var found: [Exit] = []
    while let place = pending.popLast() {
      guard seen.insert(place).inserted, let after = passing(place) else { continue }
      switch body.blocks[place.block].terminator {
      case .exit(let exit): if after.isOthers, !exit.isThrow { found.append(exit) }
      case .branch(.isNil, _, _, _, let otherwise): pending.append(after.going(to: otherwise))
      case .branch(.isCase(_, let name), _, _, let then, let otherwise):
        pending.append(after.going(to: otherwise))
        guard !results.contains(name) else { continue }
        pending.append(after.going(to: then, isOthers: after.taken == 1))
      default: pending += body.blocks[place.block].successors.map { after.going(to: $0) }
      }
    }
    return found.min { $0.range.start < $1.range.start }
  }

  /// What a way knows behind a block, unless all is cancelled or received there.
  private func passing(_ place: Place) -> Place? {
    var place = place
    for instruction in body.blocks[place.block].instructions {
      guard case .call(let id) = instruction.kind, file[id].receiver == group else { continue }
      switch file[id].name {
      case "cancelAll": return nil
      case "next": place.taken += 1
      default: break
      }
    }
    return place.taken < race.children.count ? place : nil
  }
}

extension OneSidedCancels.Place {
  fileprivate func going(to block: Int, isOthers: Bool = false) -> Self {
    Self(block: block, taken: taken, isOthers: self.isOthers || isOthers)
  }
}
