import LeakAST
import LeakDomain
import LeakFlow
import LeakModel

/// Finds the child processes of a file whose output goes into pipes, and judges them.
struct ChildProcesses: FileAnalysis {
  let program: Program
  let fileIndex: Int

  init(_ program: Program, file: Int) {
    self.program = program
    self.fileIndex = file
  }

  /// - Returns: what there is to say, and the processes that could not be followed to the end, by their declarations.
  func judge() -> (verdicts: [PipeVerdict], unfinished: [VarID]) {
    let attachments = attachments()
    let budget = StateBudget.file()
    var verdicts: [PipeVerdict] = []
    var unfinished: [VarID] = []
    for process in Set(attachments.map(\.process)).sorted() {
      var done: Set<BodyID> = []
      let bodies = [file[process].owner] + attachments.filter { $0.process == process }.map(\.body)
      for body in bodies where !done.contains(body) {
        let analysis = ChildAnalysis(
          program, file: fileIndex, scope: body, process: .variable(process), budget: budget)
        analysis.run()
        done.formUnion(analysis.visited)
        if analysis.isExhausted {
          if unfinished.last != process { unfinished.append(process) }
        } else {
          verdicts += verdict(analysis, file[process].name)
        }
      }
    }
    let others = KeptChildren(program: program, fileIndex: fileIndex).find()
    let made = MadeChildren(program: program, fileIndex: fileIndex).find(budget)
    for child in others + made + ownChildren() {
      let analysis = ChildAnalysis(
        program, file: fileIndex, scope: child.body, process: child.process, from: child.state, budget: budget)
      analysis.run()
      if !analysis.isExhausted { verdicts += verdict(analysis, child.name, runs: child.program) }
    }
    verdicts += UnreadPipes(program: program, fileIndex: fileIndex).verdicts()
    return (verdicts, unfinished)
  }

  private struct Attachment {
    var process: VarID
    var body: BodyID
  }

  /// `process.standardOutput = …`, where the process has a local name.
  private func attachments() -> [Attachment] {
    guard file.changedMembers.contains(where: isAttachment) else { return [] }
    return assignments { target in
      if case .member(.variable(let id), let name) = target, isAttachment(name), file[id].isLet { id } else { nil }
    }.map { Attachment(process: $0, body: $1) }
  }

  /// Methods in extensions of `Process` that give their own object a pipe: `standardOutput = pipe`.
  private func ownChildren() -> [KnownChild] {
    guard file.changedMembers.contains(where: isAttachment) else { return [] }
    var seen: Set<BodyID> = []
    return assignments { target in
      if case .global(let name) = target, isAttachment(name) { name } else { nil }
    }.compactMap { name, body in
      let ref = BodyRef(file: fileIndex, body: body)
      guard file[body].typePath != nil, !file[body].isClosure,
        program.owner(ofMember: .global(name), in: ref) == nil, seen.insert(body).inserted
      else { return nil }
      return KnownChild(process: .selfReference, body: body, state: ChildState(), name: "self")
    }
  }

  /// What is assigned to, so far as it is asked for, with the body that does so.
  private func assignments<Target>(_ select: (Value) -> Target?) -> [(Target, BodyID)] {
    file.bodies.flatMap { body in
      body.blocks.flatMap(\.instructions).compactMap { instruction in
        guard case .assign(let target, _) = instruction.kind, let found = select(target) else { return nil }
        return (found, body.id)
      }
    }
  }

  private func isAttachment(_ member: String) -> Bool {
    program.models.has(member, .childOutput) || program.models.has(member, .childInput)
  }

  // MARK: Verdicts

  private func verdict(
    _ analysis: ChildAnalysis, _ name: String, runs known: ChildProgram? = nil
  ) -> [PipeVerdict] {
    let program = known ?? ChildProgram(of: analysis.process, in: file)
    let losses = analysis.losses.filter { loss in
      guard let path = program.path else { return true }
      if loss.cause == .inputOpen { return true }
      if loss.cause == .inputFirst, self.program.models.readsAllInput(program: path) {
        return self.program.models.writesWhileReading(program: path)
      }
      let isError = loss.outputs.allSatisfy { $0.members == ["standardError"] }
      return !self.program.models.isQuiet(program: path, onErrorsOnly: isError)
    }
    // What is never closed waits whatever its length.
    let isOpen = losses.contains { $0.cause == .inputOpen }
    let sorted = losses.filter { !isOpen || $0.cause != .inputFirst }.sorted { $0.wait.start < $1.wait.start }
    guard let first = sorted.first, let output = first.outputs.first else { return [] }
    let body = file[analysis.scope]
    let reads = first.outputs.compactMap { output in
      analysis.readsToEnd(of: output.pipe).first { $0.start > first.wait.start }
    }
    var verdict = PipeVerdict(
      cause: first.cause, pipes: first.outputs.map(analysis.name), process: name,
      function: VerdictBuilder(self.program, file: fileIndex).function(around: body), wait: wording.spot(first.wait),
      start: wording.spot(first.start), attached: wording.spot(output.attached), read: reads.first.map(wording.spot))
    verdict.steps = first.trace.compactMap(wording.step)
    verdict.others = sorted.dropFirst().filter { $0.cause == first.cause }.map { wording.spot($0.wait) }
    verdict.isGuess = isGuess(first.cause, of: program)
    return [verdict]
  }

  /// Whether what the child does depends on how its program reads, which is not known.
  private func isGuess(_ cause: PipeVerdict.Cause, of child: ChildProgram) -> Bool {
    switch cause {
    case .inputOpen: !(child.path.map(program.models.readsAllInput) ?? false)
    case .inputFirst: !(child.path.map(program.models.writesWhileReading) ?? false)
    case .exitAwaited, .otherPipeRead, .readAtExit, .neverRead: false
    }
  }
}
