import LeakDomain
import LeakFlow
import LeakModel

/// Waits that ask for nothing, for a signal that the waiting function has set off before it took the lock: what comes
/// before the wait is lost.
///
/// Omissions: a wait for signals from elsewhere may be for the next one, whatever came before.
struct LostWakeups: FileAnalysis {
  let uses: ConditionUses
  let closures: ClosureSites
  var program: Program { uses.program }
  var fileIndex: Int { uses.fileIndex }

  func judge() -> [WaitVerdict] { uses.waits.compactMap(judge) }

  private func judge(_ wait: ConditionUse) -> WaitVerdict? {
    let site = file[wait.call]
    let wakes = uses.wakes(wait.condition)
    guard !wakes.isEmpty, isUnconditional(wait.call, in: file[site.body]) else { return nil }
    let waiting = BodyRef(file: fileIndex, body: site.body)
    let locks = uses.locks(of: wait)
    let locked = uses.lockings(locks, in: waiting).filter { $0.body == site.body }.map(\.range.start)
      .filter { $0 < site.range.start }.max()
    guard let locked else { return nil }
    let starts = wakes.map { start(of: $0, in: site.body) }
    guard starts.allSatisfy({ $0 != nil }) else { return nil }
    let early = starts.compactMap { $0 }.first { start in
      file[start.call].range.start < locked
        || uses.lockings(locks, in: BodyRef(file: fileIndex, body: start.closure)).isEmpty
    }
    guard let early, file[early.call].range.start < site.range.start else { return nil }
    return WaitVerdict(
      cause: .signalLost, primitive: "NSCondition", carrier: wording.text(wait.condition.value) ?? "the condition",
      function: function(around: site.body),
      wait: wording.spot(site.range), peer: wording.spot(file[early.call].nameRange))
  }

  /// Whether a wait is reached without any decision, and only once.
  private func isUnconditional(_ wait: CallID, in body: Body) -> Bool {
    var seen: Set<Int> = []
    var pending = [Body.entry]
    while let number = pending.popLast() {
      guard seen.insert(number).inserted else { continue }
      let block = body.blocks[number]
      if block.instructions.contains(where: { $0.kind == .call(wait) }) {
        return !body.comesBack(to: number)
      }
      switch block.terminator {
      case .jump(let next), .mayThrow(_, _, let next, _): pending.append(next)
      case .branch, .repeatLoop, .exit, .unreachable: break
      }
    }
    return false
  }

  private struct Start {
    var call: CallID
    var closure: BodyID
  }

  /// The call in the waiting body to which the closure around a signal is given, if that runs later.
  private func start(of wake: ConditionUse, in waiting: BodyID) -> Start? {
    var current = file[wake.call].body
    while current != waiting {
      if let use = closures[current], file[use.call].body == waiting {
        switch program.models.mode(of: file[use.call], label: use.operand.label) {
        case .laterOnce?, .laterMany?, .perhaps?, .unknown?, nil: return Start(call: use.call, closure: current)
        default: return nil
        }
      }
      guard let parent = file[current].parent else { return nil }
      current = parent
    }
    return nil
  }
}
