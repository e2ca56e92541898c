import LeakDomain
import LeakFlow

/// Which call starts a task, and what becomes of the handle that it gives back.
struct TaskHandles: ExecutorAnalysis {
  let executors: Executors
  var lives: ProgramLives { program.lives }

  /// The call that makes a task of a closure.
  func start(of body: Body) -> CallID? {
    guard let use = executors.closures[body.id] else { return nil }
    switch file[use.call].callee {
    case .global("Task"), .member(.global("Task"), "detached"), .member(.global("Task"), "immediate"): return use.call
    default: return nil
    }
  }

  /// What becomes of a task's handle, where nobody cancels it; `nil` where somebody may.
  func handle(of call: CallID) -> TaskVerdict.Handle? {
    let value = Value.call(call)
    for body in file.bodies {
      for block in body.blocks {
        for instruction in block.instructions {
          switch instruction.kind {
          case .bind(_, let bound?) where bound.contains(where: { $0 == value }): return nil
          case .assign(.global(let name), value): return lives.isUsed(name) ? nil : .kept(name)
          case .assign(_, let assigned) where assigned.contains(where: { $0 == value }): return nil
          case .call(let other):
            let site = file[other]
            if site.callee.contains(where: { $0 == value }) { return nil }
            if site.arguments.contains(where: { $0.value.contains { $0 == value } }) { return nil }
          case .awaitValue(let awaited) where awaited.contains(where: { $0 == value }): return nil
          default: break
          }
        }
        if case .exit(let exit) = block.terminator, exit.value?.contains(where: { $0 == value }) ?? false {
          // A closure of one expression returns it, mostly to nobody.
          guard body.isClosure, exit.kind == .end else { return nil }
        }
      }
    }
    return .dropped
  }
}
