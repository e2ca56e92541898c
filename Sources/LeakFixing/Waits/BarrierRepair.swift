import LeakAST
import LeakDomain
import LeakModel

/// Makes a barrier of an operation that begins by waiting for all operations of its own queue: a barrier runs when those
/// before it are finished.
struct BarrierRepair: SingleWaitRepair {
  let layout: SourceLayout
  let verdict: WaitVerdict

  var candidate: Candidate? {
    let place = verdict.wait.location.range
    guard let (wait, block) = layout.statement(at: place), let waiting = wait.call,
      case .member(let waited?, "waitUntilAllOperationsAreFinished", _) = waiting.callee.kind,
      block.statements.first == wait, block.statements.count > 1, let removal = layout.remove(wait),
      let closure = layout.function(at: place), closure.body == block, let call = call(givenClosureAt: closure.range),
      case .member(let queue?, let name, _) = call.callee.kind, layout.text(queue.range) == layout.text(waited.range)
    else { return nil }
    switch name {
    case "addBarrierBlock":
      return Candidate("Leave the wait out: a barrier runs when all others are finished", isSafe: true, [removal])
    case "addOperation":
      return Candidate(
        "Make it a barrier, which runs when all before it are finished", isSafe: false,
        [TextEdit(range: call.nameRange, text: "addBarrierBlock"), removal])
    default: return nil
    }
  }

  private func call(givenClosureAt range: SourceRange) -> Call? {
    layout.file.path(to: range).reversed().lazy.compactMap { node -> Call? in
      guard case .expression(let value) = node, case .call(let call) = value.kind, call.arguments.count == 1,
        call.arguments[0].value.range == range
      else { return nil }
      return call
    }.first
  }
}
