import LeakDomain
import LeakFlow
import LeakModel

/// Endless loops that drop the error by which their only pause tells that the task is cancelled.
struct SwallowedCancellation: FileAnalysis {
  let handles: TaskHandles
  var program: Program { handles.program }
  var fileIndex: Int { handles.fileIndex }

  /// The pause of a loop whose error comes back to it.
  func judge(_ loop: EndlessLoops.Loop, in body: Body) -> TaskVerdict? {
    guard !isEndedByNobody(body), !asksForCancellation(in: loop.range) else { return nil }
    let calls = file.calls.filter { $0.body == body.id && loop.range.contains($0.range) && $0.isAwaited }
    let pauses = calls.filter(isPause)
    // Another wait that throws may be where the loop is left, or stays.
    let others = calls.filter { call in call.tried == .plain && !pauses.contains { $0.range.contains(call.range) } }
    guard let pause = pauses.first, others.isEmpty else { return nil }
    return TaskVerdict(
      cause: .swallowsCancellation, function: function(around: body.id),
      loop: wording.spot(loop.head), peer: wording.spot(pause.range))
  }

  private func isPause(_ site: CallSite) -> Bool {
    guard site.name == "sleep", site.tried == .optional || site.tried == .plain, let receiver = site.receiver else {
      return false
    }
    switch receiver {
    case .global(let name): return name == "Task" || name.lowercased().hasSuffix("clock")
    case .call(let id): return file[id].name?.hasSuffix("Clock") ?? false
    case .member(_, let name): return name.lowercased().hasSuffix("clock")
    case .variable(let id): return file[id].name.lowercased().hasSuffix("clock")
    case .implicitMember(let name): return name == "continuous" || name == "suspending"
    default: return false
    }
  }

  private func asksForCancellation(in range: SourceRange) -> Bool {
    file.calls.contains { range.contains($0.range) && $0.name == "checkCancellation" }
      || file.bodies.contains { body in
        body.range.contains(range)
          && body.blocks.contains { block in
            guard case .branch(let test, _, let place, _, _) = block.terminator, range.contains(place) else {
              return false
            }
            return test.subject?.contains { $0.memberName == "isCancelled" } ?? false
          }
      }
  }

  /// Whether nothing cancels the body: a task whose handle nobody has or uses, or what a program runs by itself.
  private func isEndedByNobody(_ body: Body) -> Bool {
    if let call = handles.start(of: body) { return handles.handle(of: call) != nil || isInitialValue(file[call].body) }
    return body.kind == .topLevel || isMain(body)
  }

  /// A task made for a property as it is declared: it is cancelled by name, if at all.
  private func isInitialValue(_ id: BodyID) -> Bool {
    let body = file[id]
    guard body.kind == .initialValue, body.parent == nil else { return false }
    return !file.calls.contains { $0.name == "cancel" && $0.receiver?.memberName == body.name }
  }

  /// `main`, and the `run` of a command.
  private func isMain(_ body: Body) -> Bool {
    body.name == "main" || (body.name == "run" && body.typeName.map(handles.lives.isCommand) ?? false)
  }
}
