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
    let own = syncs.filter { $0.from == $0.to }.map { verdict($0.call, .ownQueue(text($0.to)), peer: nil) }
    let crossed = syncs.enumerated().compactMap { number, sync -> WaitVerdict? in
      let back = syncs[..<number].first { $0.from == sync.to && $0.to == sync.from && $0.type == sync.type }
      guard let back, sync.from != sync.to else { return nil }
      return verdict(sync.call, .crossedQueues(text(sync.from), text(sync.to)), peer: file[back.call].nameRange)
    }
    return own + crossed + calls()
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
    guard site.name == "sync", let queue = site.receiver, SerialQueues(program, file: fileIndex).isSerial(queue),
      !asksForTheThread(site.body)
    else { return nil }
    return queue
  }

  /// The operation queue all of whose operations a call waits for, the one it is in included.
  private func operationQueue(waitedOnBy site: CallSite) -> Value? {
    guard site.name == "waitUntilAllOperationsAreFinished", let queue = site.receiver else { return nil }
    return queue == .member(.global("OperationQueue"), "main") ? .member(.global("DispatchQueue"), "main") : queue
  }

  /// Whether a body asks on which thread it is.
  private func asksForTheThread(_ body: BodyID) -> Bool {
    var current: BodyID? = body
    while let id = current {
      let asks = file[id].blocks.contains { block in
        guard case .branch(let test, _, _, _, _) = block.terminator else { return false }
        return test.subject?.contains { part in
          if part.memberName == "isMainThread" { return true }
          if case .call(let call) = part { return file[call].name == "getSpecific" }
          return false
        } ?? false
      }
      if asks { return true }
      current = file[id].parent
    }
    return false
  }

  /// Calls, on a queue, of a function of the same type that waits for that queue.
  private func calls() -> [WaitVerdict] {
    var waiting: [BodyID: (queue: Value, range: SourceRange)] = [:]
    for id in program.calls(named: "sync", file: fileIndex) where executors[file[id].body] == .caller {
      let site = file[id]
      guard let queue = target(of: site), case .global = queue, waiting[site.body] == nil else { continue }
      waiting[site.body] = (queue, site.nameRange)
    }
    guard !waiting.isEmpty else { return [] }
    return file.calls.indices.compactMap { index in
      let id = CallID(index)
      guard let from = executors.queue(of: file[id].body), let resolved = program.resolve(file[id], file: fileIndex),
        resolved.target.file == fileIndex, let wait = waiting[resolved.target.body], wait.queue == from,
        program.body(resolved.target).typeName == file[file[id].body].typeName, isOwn(file[id])
      else { return nil }
      return verdict(id, .ownQueue(text(from)), peer: wait.range)
    }
  }

  /// A method of `self`: another object has another queue.
  private func isOwn(_ site: CallSite) -> Bool {
    if case .global = site.callee { true } else { false }
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
