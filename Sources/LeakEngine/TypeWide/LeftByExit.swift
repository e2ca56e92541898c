import LeakAST
import LeakDomain
import LeakFlow

/// Those who wait for what a child process writes, and whom the closure that hears of its exit leaves:
///
///     output.readabilityHandler = { handle in … self.ready?.resume() }
///     process.terminationHandler = { process in print("exited with \(process.terminationStatus)") }
///
/// Behind the exit nothing is written any more. So it counts only where nothing else ends the wait, and where what reads does not do so at the
/// end of the output.
///
/// Omissions: handlers that several functions set.
struct LeftByExit {
  let view: SlotView
  private var program: Program { view.program }

  /// A closure that another object keeps under a name.
  private struct Kept {
    var name: String
    var closure: BodyRef
  }

  func verdicts() -> [StoredVerdict] {
    guard view.slot.place == .member, view.slot.shape == .single, !view.slot.isConstant,
      [.continuation, .promise].contains(view.primitive.kind), !program.isTest[view.slot.file],
      !view.stores.contains(where: \.isShared)
    else { return [] }
    return setters.flatMap(verdicts)
  }

  /// The functions that set a handler for an exit.
  private var setters: [BodyRef] {
    let file = program.files[view.slot.file]
    var seen: Set<BodyRef> = []
    return file.bodies.flatMap { body in
      body.blocks.contains { $0.instructions.contains { exitHandler($0, in: view.slot.file) != nil } }
        ? [program.root(of: BodyRef(file: view.slot.file, body: body.id))] : []
    }.filter { seen.insert($0).inserted && program.type(around: $0) == view.slot.owner }
  }

  private func exitHandler(_ instruction: Instruction, in file: Int) -> Kept? {
    kept(instruction, in: file).flatMap { program.has($0.name, .childExitHandler) ? $0 : nil }
  }

  private func kept(_ instruction: Instruction, in file: Int) -> Kept? {
    guard case .assign(.member(let object, let name), .body(let closure)) = instruction.kind, object != .selfReference
    else { return nil }
    return Kept(name: name, closure: BodyRef(file: file, body: closure))
  }

  private func verdicts(_ setter: BodyRef) -> [StoredVerdict] {
    let file = program.files[setter.file]
    let all = program.family(of: setter).flatMap { id in
      file[id].blocks.flatMap(\.instructions).compactMap { kept($0, in: setter.file) }
    }
    let reading = all.filter { !program.has($0.name, .childExitHandler) && leads($0.closure) }
    let exits = all.filter { program.has($0.name, .childExitHandler) }
    guard !reading.isEmpty, exits.count == 1, let exit = exits.first,
      !leads(exit.closure), isQuiet(exit.closure, beginning: setter),
      !reading.contains(where: { tellsOfEnd($0.closure) }),
      SlotAnswerers(
        view: view, callbacks: [], closures: Set(reading.map(\.closure)), allowsCancellation: true, allowsEnds: true
      ).areCallbacksOnly
    else { return [] }
    return ends(of: exit)
  }

  /// Where the closure that hears of the exit comes to its end.
  private func ends(of exit: Kept) -> [StoredVerdict] {
    let exits = program.body(exit.closure).blocks.lazy.compactMap { block -> Exit? in
      if case .exit(let exit) = block.terminator, !exit.isThrow { exit } else { nil }
    }
    guard let end = exits.first else { return [] }
    let loss = StoredVerdict.Loss.left(by: .outcome(of: exit.name), VerdictBuilder.kind(of: end))
    return [
      SlotWords(view: view)
        .verdict(loss, at: SlotSite(file: exit.closure.file, range: end.range), in: program.root(of: exit.closure))
    ]
  }

  /// Whether a closure has to do with those who wait.
  private func leads(_ closure: BodyRef) -> Bool { view.touches(closure) }

  /// Whether a closure begins nothing anew, nor calls what is not known.
  private func isQuiet(_ closure: BodyRef, beginning: BodyRef) -> Bool {
    let path = AnswerPath(view: view, method: closure, beginning: beginning)
    return program.family(of: closure).allSatisfy { id in
      !program.files[closure.file][id].blocks.contains(where: path.tellsSomebody)
    }
  }

  /// Whether what reads may tell those who wait that nothing comes any more: it gives them a failure, or does so where what it has read is empty.
  private func tellsOfEnd(_ closure: BodyRef) -> Bool {
    let around = [closure] + view.index.withCallees(of: closure)
    return around.contains { ref in
      let file = program.files[ref.file]
      return program.family(of: ref).contains { id in
        let inner = BodyRef(file: ref.file, body: id)
        let body = program.body(inner)
        return body.blocks.contains { block in
          if case .branch(.isTrue(.member(_, let name)), _, _, let empty, _) = block.terminator,
            program.models.has(name, .measure)
          {
            return body.reachable(from: empty).contains { meets(body.blocks[$0], in: inner) }
          }
          return block.instructions.contains { fails($0, in: file) && meets(block, in: inner) }
        }
      }
    }
  }

  private func fails(_ instruction: Instruction, in file: FlowFile) -> Bool {
    guard case .call(let call) = instruction.kind, let name = file[call].name else { return false }
    return view.primitive.discharges.contains(name) && program.isFailing(file[call], in: file)
  }

  private func meets(_ block: BasicBlock, in ref: BodyRef) -> Bool {
    SlotDrains(view: view).meets(block, in: ref)
      || block.instructions.contains { instruction in
        if case .call(let call) = instruction.kind { view.target(of: call, file: ref.file) != nil } else { false }
      }
  }
}
