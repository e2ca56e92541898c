import LeakDomain
import LeakFlow
import LeakModel

/// Locks that a task holds while it is suspended. Whoever takes one meanwhile blocks a thread, or an actor, and the task needs
/// it to go on and give the lock back; it may come back on another thread, which cannot give it back at all.
///
/// Omissions: a lock that is given back in the closure which a continuation is given to.
struct SuspendedHolders: ExecutorAnalysis {
  let executors: Executors
  private var exclusives: Exclusives { program.exclusives }

  func judge() -> [WaitVerdict] {
    guard !exclusives.leads.isEmpty else { return [] }
    return exclusives.keepers(file: fileIndex).sorted().compactMap(judge)
  }

  /// The first suspension of a body with a lock that it has taken.
  private func judge(_ id: BodyID) -> WaitVerdict? {
    let body = file[id]
    guard body.isAsync || body.isClosure else { return nil }
    let ref = BodyRef(file: fileIndex, body: id)
    for (number, block) in body.blocks.enumerated() {
      for (index, instruction) in block.instructions.enumerated() where suspends(instruction) {
        let given = exclusives.events(ref).filter { $0.block == number && $0.index == index }.flatMap(\.gives)
        let held = exclusives.held(at: (number, index), in: ref, depth: Exclusives.depth).held.first {
          $0.turn.exclusive.kind == .lock && body.range.contains($0.range) && !given.contains($0.turn.exclusive.place)
        }
        if let held { return verdict(instruction, held, in: body) }
      }
    }
    return nil
  }

  /// Whether others may run before an instruction has done its work.
  private func suspends(_ instruction: Instruction) -> Bool {
    switch instruction.kind {
    case .awaitValue, .element(_, isAwait: true): true
    case .call(let id): file[id].isAwaited && mayWait(file[id], steps: 2)
    default: false
    }
  }

  /// Whether an awaited call waits for anything, as far as is known.
  private func mayWait(_ site: CallSite, steps: Int) -> Bool {
    guard steps > 0, let target = program.resolve(site, file: fileIndex)?.target, target.file == fileIndex,
      executors[target.body] == executors[site.body]
    else { return true }
    return program.family(of: target).contains { id in
      file[id].blocks.contains { block in
        block.instructions.contains { instruction in
          switch instruction.kind {
          case .awaitValue, .element(_, isAwait: true): true
          case .call(let call): file[call].isAwaited && mayWait(file[call], steps: steps - 1)
          default: false
          }
        }
      }
    }
  }

  private func verdict(_ instruction: Instruction, _ held: Held, in body: Body) -> WaitVerdict {
    let text = held.turn.exclusive.place.text(in: program)
    var verdict = WaitVerdict(
      cause: .heldSuspended(text), primitive: held.turn.exclusive.type, carrier: text,
      function: function(around: body.id),
      wait: wording.spot(instruction.range))
    verdict.begin = wording.spot(held.range)
    return verdict
  }
}
