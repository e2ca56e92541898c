import LeakDomain
import LeakFlow
import LeakModel

/// The loops of a body that nothing leaves.
struct EndlessLoops: FileAnalysis {
  let program: Program
  let fileIndex: Int
  let body: Body
  private var models: ModelTable { program.models }

  init(_ program: Program, file: Int, body: Body) {
    self.program = program
    self.fileIndex = file
    self.body = body
  }

  struct Loop {
    /// The head, to point at, and all of it.
    var head: SourceRange
    var range: SourceRange
    /// A block of it.
    var block: Int
    /// It waits for what a sequence gives next.
    var reads = false
  }

  /// `while true` without a way out: no `break`, `return`, `throw` or uncaught `try` is reached from within.
  func loops() -> [Loop] {
    body.skippable.filter { $0.kind == .endlessLoop }.compactMap { item in
      guard let block = firstBlock(in: item.range), !leaves(block) else { return nil }
      return Loop(head: item.head, range: item.range, block: block)
    }
  }

  /// `for await` over a sequence that does not end, without another way out.
  func readers() -> [Loop] {
    body.blocks.enumerated().compactMap { number, block in
      for instruction in block.instructions {
        guard case .element(let sequence, true) = instruction.kind, isEndless(sequence),
          let loop = body.skippable.first(where: { $0.kind == .loop && $0.head == instruction.range }),
          !returns(within: loop.range)
        else { continue }
        return Loop(head: loop.head, range: loop.range, block: number, reads: true)
      }
      return nil
    }
  }

  /// Loops that only the cancellation of their task ends: a test of `isCancelled`, or a pause that throws.
  func untilCancelled() -> [Loop] {
    readers()
      + body.skippable.compactMap { item in
        guard item.kind == .loop || item.kind == .endlessLoop, let block = firstBlock(in: item.range),
          !isLeftOtherwise(block)
        else { return nil }
        return Loop(head: item.head, range: item.range, block: block)
      }
  }

  /// The loop by which a body goes on until it is cancelled, where it comes to no other end; an error out of the loop counts as one, unless
  /// it may.
  func onlyEnd(orByFailing mayFail: Bool) -> Loop? {
    guard !isLeftOtherwise(Body.entry, orBy: { mayFail && $0.isThrow }) else { return nil }
    let reached = body.reachable(from: Body.entry).sorted()
    return body.skippable.lazy.filter { $0.kind == .loop || $0.kind == .endlessLoop }.compactMap { item in
      reached.first { number in
        body.blocks[number].instructions.contains { item.range.contains($0.range) }
          && (body.comesBack(to: number) || body.blocks[number].instructions.contains(where: isStepOfEndless))
          && !isLeftOtherwise(number, orBy: { $0.isThrow && item.range.contains($0.range) })
      }.map { Loop(head: item.head, range: item.range, block: $0) }
    }.first
  }

  /// Whether an exit is reached from a block by other ways than a cancellation.
  private func isLeftOtherwise(_ start: Int, orBy mayLeave: ((Exit) -> Bool)? = nil) -> Bool {
    var seen: Set<Int> = [start]
    var pending = [start]
    while let number = pending.popLast() {
      let next: [Int]
      if mayLeave != nil, body.blocks[number].instructions.contains(where: isEndOfEndless) { continue }
      switch body.blocks[number].terminator {
      case .exit(let exit):
        guard let mayLeave, mayLeave(exit) else { return true }
        next = []
      case .branch(.isTrue(.member(.global("Task"), "isCancelled")), _, _, _, let otherwise): next = [otherwise]
      case .mayThrow(let call, _, let normal, _) where isEndedByCancelling(file[call]): next = [normal]
      default: next = body.blocks[number].successors
      }
      pending += next.filter { seen.insert($0).inserted }
    }
    return false
  }

  private func isEndOfEndless(_ instruction: Instruction) -> Bool {
    if case .exhausted(let sequence, true) = instruction.kind { isNeverFinished(sequence) } else { false }
  }

  private func isStepOfEndless(_ instruction: Instruction) -> Bool {
    if case .element(let sequence, true) = instruction.kind { isNeverFinished(sequence) } else { false }
  }

  /// Whether a sequence does not end, and is not one of the sources by a name of those, which a file that declares it may finish.
  private func isNeverFinished(_ sequence: Value) -> Bool {
    guard isEndless(sequence) else { return false }
    let name = if case .call(let id) = sequence { file[id].name } else { sequence.memberName }
    guard let name else { return true }
    let functions = Set((program.functions[name] ?? []).map(\.file))
    return program.files.enumerated().allSatisfy { number, file in
      guard functions.contains(number) || file.members.contains(where: { $0.name == name }) else { return true }
      return !file.calls.contains { $0.name == "finish" }
    }
  }

  /// Whether the error of a call under `try` is that of a cancellation. What a pause is given, such as `.seconds(1)`, throws none.
  private func isEndedByCancelling(_ site: CallSite) -> Bool {
    if site.qualifiedName == "Task.checkCancellation" { return true }
    return file.calls.contains {
      $0.body == site.body && $0.range.contains(site.range) && program.throwsOnlyWhenCancelled($0, file: fileIndex)
    }
  }

  private func firstBlock(in range: SourceRange) -> Int? {
    body.blocks.indices.first { number in
      body.blocks[number].instructions.contains { range.contains($0.range) }
    }
  }

  private func leaves(_ block: Int) -> Bool {
    body.reachable(from: block).contains { number in
      if case .exit = body.blocks[number].terminator { true } else { false }
    }
  }

  /// Whether an exit of the body stands in a loop.
  private func returns(within range: SourceRange) -> Bool {
    body.blocks.contains { block in
      if case .exit(let exit) = block.terminator { range.contains(exit.range) } else { false }
    }
  }

  private func isEndless(_ sequence: Value) -> Bool {
    switch sequence {
    case .call(let id):
      let site = file[id]
      guard let name = site.name else { return false }
      return models.has(name, .endlessSequence) || models.isType(name, .endlessSequence)
        || (["map", "filter", "compactMap", "debounce", "dropFirst", "removeDuplicates"].contains(name)
          && site.receiver.map(isEndless) ?? false)
    case .member(let base, "values"): return isPublisher(base)
    case .member(_, let name): return models.has(name, .endlessSequence)
    case .variable(let id):
      guard file[id].isLet, let definition = file[id].definition, definition != sequence else { return false }
      return isEndless(definition)
    default: return false
    }
  }

  private func isPublisher(_ value: Value) -> Bool {
    switch value {
    case .call(let id):
      let site = file[id]
      return site.name.map { models.has($0, .endlessPublisher) } ?? false || site.receiver.map(isPublisher) ?? false
    case .global(let name), .member(_, let name):
      return name.hasPrefix("$") || models.has(name, .endlessPublisher)
    default: return false
    }
  }
}
