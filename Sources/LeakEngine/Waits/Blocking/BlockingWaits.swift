import LeakDomain
import LeakFlow
import LeakModel

/// Waits that block the threads on which that must run which ends them.
///
/// Omissions: a gate that others reach, in a property that is not private, is not followed; which thread a callback of an unknown function runs on is not
/// known, and a wait for it is none of these.
struct BlockingWaits: ExecutorAnalysis {
  let executors: Executors

  func judge() -> [WaitVerdict] {
    let gates = GateFinder(executors: executors).find().compactMap(judge)
    return usesEmbeddedLoop ? gates : gates + program.calls(named: "wait", file: fileIndex).compactMap(judgeFuture)
  }

  private func judge(_ gate: GateWait) -> WaitVerdict? {
    let site = file[gate.wait]
    let place = executors[site.body]
    let others = gate.releases.map { executors[$0.closure] }
    let turns = QueueTurns(executors: executors)
    guard
      let kept = kept(by: place, others, in: site.body) ?? turns.queue(keptBy: gate).map(WaitVerdict.Place.queue),
      let release = gate.releases.first
    else { return nil }
    let closure = file[release.closure]
    return WaitVerdict(
      cause: .keepsPlace(kept), primitive: gate.primitive, carrier: gate.name, function: function(around: site.body),
      wait: wording.spot(site.range),
      peer: executors.closures[closure.id].map { wording.spot(file[$0.call].nameRange) })
  }

  /// The place that the waiting code keeps from everything that could end its wait.
  private func kept(by place: Executor, _ others: [Executor], in body: BodyID) -> WaitVerdict.Place? {
    switch place {
    case .main: return others.allSatisfy { $0 == .main } ? .main : nil
    case .queue(let queue):
      guard others.allSatisfy({ $0 == place }), isSerial(queue, in: body) else { return nil }
      return .queue(wording.text(queue) ?? "the queue")
    case .actor(let name) where others.allSatisfy { $0 == place }: return .actor(name)
    case .actor, .pool: return others.allSatisfy(Self.needsPool) ? .pool : nil
    case .eventLoop, .caller, .unknown: return nil
    }
  }

  private static func needsPool(_ executor: Executor) -> Bool {
    switch executor {
    case .pool, .actor: true
    default: false
    }
  }

  private func isSerial(_ queue: Value, in body: BodyID) -> Bool {
    SerialQueues(program, file: fileIndex).isSerial(queue, in: body)
  }

  /// Whether a test runs its loop by hand.
  private var usesEmbeddedLoop: Bool {
    program.isTest[fileIndex]
      && file.calls.contains { site in
        guard case .global(let type) = site.callee else { return false }
        return program.models.has(type, .embeddedLoop)
      }
  }

  /// Whether a call stands under `try`: of all that is waited for in a file of SwiftNIO, only a future throws.
  private func mayThrow(_ call: CallID) -> Bool {
    file[file[call].body].blocks.contains { block in
      if case .mayThrow(call, _, _, _) = block.terminator { true } else { false }
    }
  }

  /// `.wait()` on a future, on an event loop.
  private func judgeFuture(_ wait: CallID) -> WaitVerdict? {
    let site = file[wait]
    let futures = Futures(program, file: fileIndex)
    guard site.arguments.isEmpty, !site.isAwaited, let receiver = site.receiver,
      futures.isFuture(receiver, in: site.body) || mayThrow(wait) && futures.comesFromOtherModule(receiver),
      executors[site.body] == .eventLoop
        || EventLoopChecks(file: file, models: program.models).isOnEventLoop(wait)
    else { return nil }
    return WaitVerdict(
      cause: .keepsPlace(.eventLoop), primitive: "EventLoopFuture", carrier: wording.text(receiver) ?? "the future",
      function: function(around: site.body), wait: wording.spot(site.nameRange))
  }
}
