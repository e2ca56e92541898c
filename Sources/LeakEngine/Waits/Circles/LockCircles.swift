import LeakDomain
import LeakFlow
import LeakModel

/// Locks that are taken by whoever holds them, directly or by way of a method of the same object.
///
/// Omissions: a lock that is not made in plain sight may be one that can be taken again; a method that takes it under a
/// condition is not known to.
struct LockCircles: LockAnalysis {
  let executors: Executors

  func judge() -> [WaitVerdict] {
    var locks: [Value] = []
    for site in file.calls {
      if let lock = uses.lock(takenBy: site), !locks.contains(lock) { locks.append(lock) }
    }
    guard !locks.isEmpty else { return [] }
    return file.calls.indices.compactMap { index in
      let id = CallID(index)
      if let lock = uses.lock(takenBy: file[id]) {
        return regions.held(at: id).contains(lock) ? verdict(id, lock, peer: nil) : nil
      }
      guard let target = uses.ownMethod(file[id]) else { return nil }
      for lock in locks {
        guard let range = uses.taking(lock, in: target), regions.held(at: id).contains(lock) else { continue }
        return verdict(id, lock, peer: range)
      }
      return nil
    }
  }

  private func verdict(_ id: CallID, _ lock: Value, peer: SourceRange?) -> WaitVerdict {
    WaitVerdict(
      cause: .ownLock(wording.text(lock) ?? "the lock"), primitive: "NSLock", carrier: file[id].name ?? "",
      function: function(around: file[id].body), wait: wording.spot(file[id].nameRange), peer: peer.map(wording.spot))
  }
}
