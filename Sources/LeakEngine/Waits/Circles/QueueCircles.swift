import LeakDomain
import LeakFlow
import LeakModel

/// `sync` on a queue from that queue, directly or by way of another; an operation that waits until all operations of its
/// own queue are finished.
struct QueueCircles: ExecutorAnalysis {
  let executors: Executors

  /// A `sync`, and the queue on which it is called.
  private struct Sync {
    var call: CallID
    var from: Value
    var to: Value
    var type: String?
  }

  func judge() -> [WaitVerdict] {
    let syncs = syncs()
    let own = syncs.filter { $0.from == $0.to && !isMade($0) }.map {
      verdict($0.call, .ownQueue(text($0.to)), peer: nil)
    }
    let crossed = syncs.enumerated().compactMap { number, sync -> WaitVerdict? in
      let back = syncs[..<number].first { $0.from == sync.to && $0.to == sync.from && $0.type == sync.type }
      guard let back, sync.from != sync.to else { return nil }
      return verdict(sync.call, .crossedQueues(text(sync.from), text(sync.to)), peer: file[back.call].nameRange)
    }
    return own + crossed
  }

  /// Whether `LockCircles` knows of a queue.
  private func isMade(_ sync: Sync) -> Bool {
    program.exclusives.exclusive(sync.to, in: BodyRef(file: fileIndex, body: file[sync.call].body)) != nil
  }

  private func text(_ queue: Value) -> String { wording.text(queue) ?? "the queue" }

  private func syncs() -> [Sync] {
    let waits = ["sync", "waitUntilAllOperationsAreFinished"].flatMap { program.calls(named: $0, file: fileIndex) }
    return waits.sorted().compactMap { id in
      guard let to = target(of: file[id]) ?? operationQueue(waitedOnBy: file[id]),
        let from = executors.queue(of: file[id].body)
      else { return nil }
      return Sync(call: id, from: from, to: to, type: file[file[id].body].typeName)
    }
  }

  /// The serial queue on which a call waits for a block.
  func target(of site: CallSite) -> Value? {
    guard site.name == "sync", let queue = site.receiver,
      SerialQueues(program, file: fileIndex).isSerial(queue, in: site.body),
      !program.exclusives.asksForTheThread(BodyRef(file: fileIndex, body: site.body))
    else { return nil }
    return queue
  }

  /// The operation queue all of whose operations a call waits for, the one it is in included.
  private func operationQueue(waitedOnBy site: CallSite) -> Value? {
    guard site.name == "waitUntilAllOperationsAreFinished", let queue = site.receiver else { return nil }
    return queue == .member(.global("OperationQueue"), "main") ? .member(.global("DispatchQueue"), "main") : queue
  }

  private func verdict(_ id: CallID, _ cause: WaitVerdict.Cause, peer: SourceRange?) -> WaitVerdict {
    WaitVerdict(
      cause: cause, primitive: "DispatchQueue", carrier: file[id].receiver.flatMap(wording.text) ?? file[id].name ?? "",
      function: function(around: file[id].body),
      wait: wording.spot(file[id].nameRange), peer: peer.map(wording.spot))
  }
}

extension Executors {
  /// The queue on which a body runs; the main queue also where it is known as an actor.
  func queue(of body: BodyID) -> Value? {
    switch self[body] {
    case .main: .member(.global("DispatchQueue"), "main")
    case .queue(let queue): queue
    default: nil
    }
  }
}
