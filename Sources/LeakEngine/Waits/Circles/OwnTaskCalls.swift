import LeakDomain
import LeakFlow
import LeakModel

/// Tasks that wait for themselves by way of methods that they call:
///
///     task = Task { await self.poll() }
///     func poll() async { if failures > 3 { await stop() } … }
///     func stop() async { task?.cancel(); await task?.value }
///
/// Omissions: calls on anything but `self`; what a method does in closures that run at another time; a task that is assigned
/// to its property only after the method has waited for something.
struct OwnTaskCalls: ExecutorAnalysis {
  let executors: Executors

  /// How many calls lead to the wait at most.
  private static let depth = 4

  func judge() -> [WaitVerdict] {
    guard !program.calls(named: ["Task", "detached"], file: fileIndex).isEmpty else { return [] }
    return file.bodies.flatMap { body in
      body.blocks.flatMap { block in
        block.instructions.indices.compactMap { index -> WaitVerdict? in
          guard case .assign(.global(let handle), let value) = block.instructions[index].kind, let type = body.typeName,
            let id = made(value, before: index, in: block), let task = task(startedBy: id)
          else { return nil }
          return wait(for: handle, calledBy: task, type)
        }
      }
    }
  }

  /// The call whose result a value is, if nothing is waited for since.
  private func made(_ value: Value, before end: Int, in block: BasicBlock) -> CallID? {
    switch value {
    case .call(let id): return id
    case .variable(let variable):
      guard file[variable].isConstant, case .call(let id)? = file[variable].definition,
        let start = block.instructions[..<end].lastIndex(where: { $0.kind == .call(id) })
      else { return nil }
      let waits = block.instructions[start..<end].contains { instruction in
        switch instruction.kind {
        case .awaitValue: true
        case .call(let other): file[other].isAwaited
        default: false
        }
      }
      return waits ? nil : id
    default: return nil
    }
  }

  /// The wait for a task in a method that the task's closure comes to.
  private func wait(for handle: String, calledBy task: BodyID, _ type: String) -> WaitVerdict? {
    var seen: Set<BodyID> = [task]
    var reached: [(body: BodyID, first: SourceRange)] = calls(in: task, type).map { ($0.target, $0.range) }
    for _ in 0..<Self.depth {
      var next: [(body: BodyID, first: SourceRange)] = []
      for (body, first) in reached where seen.insert(body).inserted {
        if let wait = ownWait(for: handle, in: body) { return verdict(wait, calledAt: first, in: file[body]) }
        next += calls(in: body, type).map { ($0.target, first) }
      }
      reached = next
    }
    return nil
  }

  /// The methods of the same object that a body itself calls.
  private func calls(in body: BodyID, _ type: String) -> [(target: BodyID, range: SourceRange)] {
    file.calls.compactMap { site in
      guard site.body == body, isOnSelf(site), let target = program.resolve(site, file: fileIndex)?.target,
        target.file == fileIndex, file[target.body].typeName == type
      else { return nil }
      return (target.body, site.range)
    }
  }

  private func isOnSelf(_ site: CallSite) -> Bool {
    switch site.callee {
    case .global: true
    case .member(.selfReference, _): true
    case .member(.variable(let id), _): file[id].name == "self"
    default: false
    }
  }

  private func ownWait(for handle: String, in body: BodyID) -> SourceRange? {
    for instruction in file[body].blocks.lazy.flatMap(\.instructions) {
      guard case .awaitValue(.member(let base, let name)) = instruction.kind, name == "value" || name == "result" else {
        continue
      }
      if base == .global(handle) { return instruction.range }
      if case .variable(let id) = base, file[id].definition == .global(handle) { return instruction.range }
    }
    return nil
  }

  private func verdict(_ wait: SourceRange, calledAt call: SourceRange, in body: Body) -> WaitVerdict {
    WaitVerdict(
      cause: .ownTask, primitive: "Task", carrier: "task", function: function(around: body.id),
      wait: wording.spot(wait), peer: wording.spot(call))
  }
}
