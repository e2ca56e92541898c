import LeakDomain
import LeakFlow

/// Children that loop until they are cancelled, in a group whose body takes the results of all children and then goes on with them: the last
/// result never comes.
///
/// Omissions: groups without results, which may well run as long as a service does; children that call a function which loops; groups
/// that go anywhere else.
struct DrainedGroups: FileAnalysis {
  let program: Program
  let fileIndex: Int

  func judge() -> [WaitVerdict] {
    guard file.bodies.contains(where: { !$0.skippable.isEmpty }) else { return [] }
    return program.calls(.taskGroup, file: fileIndex).flatMap(judge)
  }

  private func judge(_ id: CallID) -> [WaitVerdict] {
    let site = file[id]
    guard case .body(let closure)? = site.arguments.last?.value, let parameter = file[closure].parameters.first else {
      return []
    }
    let group = Group(program: program, file: file, value: .variable(parameter.variable), body: file[closure])
    let children = group.children(in: BodyRef(file: fileIndex, body: closure))
    guard children.count + group.given > 1, group.isDrainedForResult, !group.goesElsewhere else { return [] }
    return children.compactMap { child in
      guard
        let loop = EndlessLoops(program, file: fileIndex, body: file[child]).onlyEnd(orByFailing: group.throwsErrors),
        group.given > 0 || children.contains(where: { $0 != child && returnsNormally(file[$0]) }),
        children.allSatisfy({ $0 == child || returnsNormally(file[$0]) || !throwsOnPurpose(file[$0]) })
      else { return nil }
      return WaitVerdict(
        cause: .neverCollected, primitive: "TaskGroup", carrier: site.name ?? "group",
        function: function(around: child), wait: wording.spot(loop.head), peer: wording.spot(site.nameRange))
    }
  }

  private func returnsNormally(_ body: Body) -> Bool {
    body.reachable(from: Body.entry).contains { number in
      if case .exit(let exit) = body.blocks[number].terminator { !exit.isThrow } else { false }
    }
  }

  /// Whether an error ends a child, by which it may end the group.
  private func throwsOnPurpose(_ body: Body) -> Bool {
    body.blocks.contains { block in
      if case .exit(let exit) = block.terminator { exit.kind == .throwStatement } else { false }
    }
  }
}

/// A task group as its body knows it.
private struct Group {
  let program: Program
  let file: FlowFile
  let value: Value
  let body: Body

  /// The bodies of its children.
  func children(in ref: BodyRef) -> [BodyID] {
    additions(in: ref.body).compactMap { site in
      if case .body(let child)? = site.arguments.last?.value { child } else { nil }
    }
  }

  /// How many children have a body that is a variable, such as a parameter of the function around.
  var given: Int {
    additions(in: body.id).count { site in
      if case .variable? = site.arguments.last?.value { true } else { false }
    }
  }

  private func additions(in body: BodyID) -> [CallSite] {
    file.calls.filter { site in
      site.body == body && site.receiver == value && site.name.map { program.has($0, .addsChild) } ?? false
    }
  }

  /// Whether something else than the body has to do with it.
  var goesElsewhere: Bool {
    file.calls.contains { site in
      site.arguments.contains { $0.value.contains { $0 == value } } || site.receiver == value && site.body != body.id
    }
  }

  /// Whether the error of a child leaves the body.
  var throwsErrors: Bool {
    body.blocks.contains { block in
      if case .exit(let exit) = block.terminator { exit.kind == .uncaughtTry } else { false }
    }
  }

  /// Whether all results are taken before anything is made of them, on every way that no error leaves, and no child is cancelled before.
  var isDrainedForResult: Bool {
    var isDrained = false
    var seen: Set<Int> = [Body.entry]
    var pending = [Body.entry]
    while let number = pending.popLast() {
      let block = body.blocks[number]
      if block.instructions.contains(where: { $0.isEnd(of: value) }) {
        isDrained = isDrained || givesResult(from: number)
        continue
      }
      if block.instructions.contains(where: cancels), !onlyThrows(from: number) { return false }
      var next = block.successors
      switch block.terminator {
      case .exit(let exit): if !exit.isThrow { return false }
      case .branch(.isNil(.call(let id)), _, _, let then, let otherwise) where isNext(file[id]):
        isDrained = isDrained || givesResult(from: then)
        next = [otherwise]
      case .mayThrow(let id, _, let normal, _) where isNext(file[id]): next = [normal]
      default: break
      }
      pending += next.filter { seen.insert($0).inserted }
    }
    return isDrained
  }

  private func onlyThrows(from block: Int) -> Bool {
    body.reachable(from: block).allSatisfy { number in
      if case .exit(let exit) = body.blocks[number].terminator { exit.isThrow } else { true }
    }
  }

  private func isNext(_ site: CallSite) -> Bool { site.receiver == value && site.name == "next" }

  private func cancels(_ instruction: Instruction) -> Bool {
    guard case .call(let id) = instruction.kind, file[id].receiver == value else { return false }
    return file[id].name == "cancelAll" || file[id].name == "waitForAll"
  }

  /// Whether a way on leads to an exit with what has been collected.
  private func givesResult(from block: Int) -> Bool {
    body.reachable(from: block).contains { number in
      guard case .exit(let exit) = body.blocks[number].terminator, !exit.isThrow else { return false }
      return exit.value?.contains { if case .variable = $0 { true } else { false } } ?? false
    }
  }
}

extension Instruction {
  /// The end of a loop over a group.
  fileprivate func isEnd(of group: Value) -> Bool {
    if case .exhausted(group, _) = kind { true } else { false }
  }
}
