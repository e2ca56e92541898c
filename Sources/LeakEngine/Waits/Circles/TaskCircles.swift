import LeakDomain
import LeakFlow
import LeakModel

/// Tasks that wait for themselves, and functions that wait for a task which waits for what they do next.
struct TaskCircles: ExecutorAnalysis {
  let executors: Executors

  func judge() -> [WaitVerdict] {
    let handles = handles()
    guard !handles.isEmpty else { return [] }
    return file.bodies.flatMap { body in
      body.blocks.enumerated().flatMap { number, block in
        block.instructions.enumerated().compactMap { index, instruction -> WaitVerdict? in
          guard case .awaitValue(.member(let handle, let name)) = instruction.kind, name == "value" || name == "result",
            let tasks = handles[Handle(handle, in: body)]
          else { return nil }
          if let own = tasks.first(where: { contains($0, body) }) {
            // A capture list has the handle of the task before.
            let isBefore = file[own].captured.contains(handle) || own != body.id
            return isBefore ? nil : verdict(.ownTask, instruction.range, nil, body)
          }
          guard tasks.count == 1, let task = tasks.first else { return nil }
          return signalledLater(task, after: (number, index), instruction.range, in: body)
        }
      }
    }
  }

  /// A variable, or a property of a type.
  private struct Handle: Hashable {
    var value: Value
    var type: String?

    init(_ value: Value, in body: Body) {
      self.value = value
      if case .global = value { type = body.typeName }
    }
  }

  /// The closures of the tasks that are kept in each variable or property.
  private func handles() -> [Handle: [BodyID]] {
    guard !program.calls(named: ["Task", "detached"], file: fileIndex).isEmpty else { return [:] }
    var found: [Handle: [BodyID]] = [:]
    for body in file.bodies {
      for block in body.blocks {
        for instruction in block.instructions {
          switch instruction.kind {
          case .assign(let target, .call(let id)):
            if let task = task(startedBy: id) { found[Handle(target, in: body), default: []].append(task) }
          case .bind(let variable, .call(let id)?):
            if let task = task(startedBy: id) { found[Handle(.variable(variable), in: body), default: []].append(task) }
          default: break
          }
        }
      }
    }
    return found
  }

  private func contains(_ task: BodyID, _ body: Body) -> Bool { file[task].range.contains(body.range) }

  /// The task reads a sequence to its end, and only what comes after the wait ends the sequence.
  private func signalledLater(
    _ task: BodyID, after place: (block: Int, index: Int), _ range: SourceRange, in body: Body
  ) -> WaitVerdict? {
    guard let sequence = sequenceRead(by: task) else { return nil }
    let ends = file.calls.indices.map { CallID($0) }.filter { id in
      guard let name = file[id].name, name == "finish" || name == "fail", let receiver = file[id].receiver else {
        return false
      }
      return isController(receiver, of: sequence, in: body.typeName)
    }
    guard let first = ends.first, ends.allSatisfy({ follows($0, place, in: body) }), !isCancelled(body, before: range)
    else { return nil }
    return verdict(.signalsAfter, range, file[first].range, body)
  }

  private func isCancelled(_ body: Body, before range: SourceRange) -> Bool {
    file.calls.contains { $0.body == body.id && $0.name == "cancel" && $0.range.start < range.start }
  }

  /// Whether a call stands behind a place of a body, and nowhere else: not in a `defer` that also runs before.
  private func follows(_ id: CallID, _ place: (block: Int, index: Int), in body: Body) -> Bool {
    guard file[id].body == body.id else { return false }
    let later = body.blocks[place.block].successors.reduce(into: Set<Int>()) { $0.formUnion(body.reachable(from: $1)) }
    return body.blocks.enumerated().allSatisfy { number, block in
      block.instructions.enumerated().allSatisfy { index, instruction in
        guard instruction.kind == .call(id) else { return true }
        return number == place.block ? index > place.index : later.contains(number)
      }
    }
  }

  /// The sequence that a task reads until it ends, with no other way out of the loop.
  private func sequenceRead(by task: BodyID) -> Value? {
    for block in file[task].blocks {
      for instruction in block.instructions {
        guard case .element(let sequence, true) = instruction.kind,
          let loop = file[task].skippable.first(where: { $0.head == instruction.range }),
          !leaves(loop.range, file[task])
        else { continue }
        return sequence
      }
    }
    return nil
  }

  private func leaves(_ range: SourceRange, _ body: Body) -> Bool {
    body.blocks.contains { block in
      guard case .exit(let exit) = block.terminator else { return false }
      return range.contains(exit.range) && exit.range.start > range.start
    }
  }

  /// Whether finishing a value ends a sequence: a channel itself, or the continuation that was made with a stream.
  private func isController(_ value: Value, of sequence: Value, in type: String?) -> Bool {
    if value == sequence {
      // Channels with a local name are followed by themselves.
      if case .variable = value { return false }
      return true
    }
    guard let made = maker(value, in: type) else { return false }
    return made == maker(sequence, in: type)
  }

  private func maker(_ value: Value, in type: String?) -> CallID? {
    switch value {
    case .variable(let id): return file.streamMaker(of: id)
    case .global(let name):
      let made = file.members.filter { $0.name == name && $0.typeName == type }.compactMap(\.initial?.value)
      guard made.count == 1, case .call(let call) = made[0], file[call].name == "makeStream" else { return nil }
      return call
    default: return nil
    }
  }

  private func verdict(
    _ cause: WaitVerdict.Cause, _ range: SourceRange, _ peer: SourceRange?, _ body: Body
  ) -> WaitVerdict {
    WaitVerdict(
      cause: cause, primitive: "Task", carrier: "task",
      function: function(around: body.id), wait: wording.spot(range),
      peer: peer.map(wording.spot))
  }
}
