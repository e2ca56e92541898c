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
    for kept in KeptChildren(program: program, fileIndex: fileIndex).find() {
      let analysis = ChildAnalysis(
        program, file: fileIndex, scope: kept.body, process: kept.process, from: kept.state, budget: budget)
      analysis.run()
      if !analysis.isExhausted { verdicts += verdict(analysis, kept.process.memberName ?? "process") }
    }
    return (verdicts, unfinished)
  }

  private struct Attachment {
    var process: VarID
    var body: BodyID
  }

  /// `process.standardOutput = …`, where the process has a local name.
  private func attachments() -> [Attachment] {
    var found: [Attachment] = []
    guard file.changedMembers.contains(where: isAttachment) else { return [] }
    for body in file.bodies {
      for block in body.blocks {
        for instruction in block.instructions {
          guard case .assign(.member(.variable(let id), let name), _) = instruction.kind,
            isAttachment(name), file[id].isLet
          else { continue }
          found.append(Attachment(process: id, body: body.id))
        }
      }
    }
    return found
  }

  private func isAttachment(_ member: String) -> Bool {
    program.models.has(member, .childOutput) || program.models.has(member, .childInput)
  }

  // MARK: Verdicts

  private func verdict(_ analysis: ChildAnalysis, _ name: String) -> [PipeVerdict] {
    let program = executable(of: analysis.process)
    let losses = analysis.losses.filter { loss in
      guard let program else { return true }
      if loss.cause == .inputOpen { return true }
      let isError = loss.outputs.allSatisfy { $0.members == ["standardError"] }
      return !self.program.models.isQuiet(program: program, onErrorsOnly: isError)
    }
    let sorted = losses.sorted { $0.wait.start < $1.wait.start }
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
    verdict.isGuess = first.cause == .inputOpen && !(program.map(self.program.models.readsAllInput) ?? false)
    return [verdict]
  }

  /// The path of the program that a process runs, where it is written out.
  private func executable(of process: Value) -> String? {
    let paths = assigned(to: ["executableURL", "launchPath"], of: process).map(text)
    guard let path = paths.first, paths.count == 1 else { return nil }
    guard let path, path.hasSuffix("/env") else { return path }
    guard case .aggregate(let words)? = assigned(to: ["arguments"], of: process).first else { return nil }
    return words.first.flatMap(text)
  }

  private func assigned(to members: Set<String>, of process: Value) -> [Value] {
    file.bodies.flatMap { body in
      body.blocks.flatMap(\.instructions).compactMap { instruction in
        guard case .assign(.member(process, let name), let value) = instruction.kind, members.contains(name)
        else { return nil }
        return value
      }
    }
  }

  /// A text written out, also where a URL is made of it.
  private func text(_ value: Value) -> String? {
    switch value {
    case .literal(.string(let text)): return text
    case .call(let id):
      return file[id].name == "URL" ? file[id].arguments.first.flatMap { text($0.value) } : nil
    case .variable(let id):
      guard file[id].isLet, let definition = file[id].definition, definition != value else { return nil }
      return text(definition)
    default: return nil
    }
  }
}
