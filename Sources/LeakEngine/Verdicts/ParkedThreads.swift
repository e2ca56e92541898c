import LeakAST
import LeakFlow

/// Threads that wait for ever on purpose: a program whose main thread has nothing left to do while others serve, a function that
/// says that it never returns.
extension VerdictBuilder {
  /// Whether what nobody meets is waited for by the last statement of a program, or of a closure in it, such as that of a command,
  /// or in a function that returns `Never`.
  func isParked(_ obligation: Obligation) -> Bool {
    guard obligation.primitive.kind == .semaphore || obligation.primitive.kind == .group else { return false }
    let body = file[obligation.scope]
    if body.result == .named("Never", []) { return true }
    guard isOfProgram(body) else { return false }
    let calls = file.calls.filter { $0.body == body.id }
    guard let last = calls.max(by: { $0.range.start < $1.range.start }) else { return false }
    return last.waitsWithoutLimit && last.receiver.map(obligation.holders.contains) ?? false
  }

  private func isOfProgram(_ body: Body) -> Bool {
    var current = body
    while current.isClosure, let parent = current.parent { current = file[parent] }
    return current.kind == .topLevel
  }
}
