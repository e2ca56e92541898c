import LeakDomain
import LeakFlow

/// Children that loop until they are cancelled, in a group that goes on with the first result and cancels nobody: at the
/// end of its scope the group waits for them.
///
/// Omissions: a group that goes anywhere else may be cancelled there; a child that calls a function which loops is not
/// followed.
struct UnendedRaces {
  let program: Program

  func judge(_ race: Race, file index: Int) -> [WaitVerdict] {
    let file = program.files[index]
    guard let group = file[race.body].parameters.first.map({ Value.variable($0.variable) }) else { return [] }
    if mayCancel(group, in: race, file) {
      return OneSidedCancels(program: program, fileIndex: index, race: race, group: group).find()
    }
    guard returnsNormally(file[race.body]) else { return [] }
    return race.children.flatMap { child -> [WaitVerdict] in
      // Whoever wins must end without an error, which would cancel the others.
      guard race.children.contains(where: { $0.body != child.body && returnsNormally(file[$0.body]) }) else {
        return []
      }
      return EndlessLoops(program, file: index, body: file[child.body]).untilCancelled().prefix(1).map { loop in
        WaitVerdict(
          cause: .neverCancelled, primitive: "TaskGroup", carrier: file[race.group].name ?? "group",
          function: VerdictBuilder(program, file: index).function(around: file[child.body]),
          wait: Wording(file: file).spot(loop.head), peer: Wording(file: file).spot(file[race.group].nameRange))
      }
    }
  }

  private func mayCancel(_ group: Value, in race: Race, _ file: FlowFile) -> Bool {
    file.calls.contains { site in
      (site.receiver == group && site.name == "cancelAll")
        || site.arguments.contains { $0.value.contains { $0 == group } }
    }
  }

  private func returnsNormally(_ body: Body) -> Bool {
    body.reachable(from: Body.entry).contains { number in
      if case .exit(let exit) = body.blocks[number].terminator { !exit.isThrow } else { false }
    }
  }
}
