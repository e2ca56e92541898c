import LeakDomain
import LeakFlow
import LeakModel

/// Two locks of one object that one way takes in one order and another way in the other: when two threads have come to
/// their second lock, each holds the first of the other.
///
/// Omissions: locks of several objects, and circles over more than two; what runs on one thread, actor or queue, or under
/// one lock in both orders, never meets; nor does whoever takes a lock as the first of several, by a count, with those who
/// come behind him.
struct LockOrder: LockAnalysis {
  let executors: Executors

  /// A lock that is taken while another one is held.
  private struct Nesting {
    var call: CallID
    var outer: Value
    var inner: Value
    /// All that is held then.
    var held: [Value]
    var type: String
  }

  func judge() -> [WaitVerdict] {
    let nestings = nestings()
    return nestings.enumerated().compactMap { number, nesting -> WaitVerdict? in
      let back = nestings[..<number].first { isReverse($0, nesting) && mayMeet($0, nesting) }
      let isFirst = !nestings[..<number].contains { $0.outer == nesting.outer && $0.inner == nesting.inner }
      return isFirst ? back.map { verdict(nesting, back: $0) } : nil
    }
  }

  private func nestings() -> [Nesting] {
    let locks = Set(file.calls.compactMap(uses.lock)).filter(Self.isOwn)
    guard locks.count > 1 else { return [] }
    return file.calls.indices.flatMap { index -> [Nesting] in
      let site = file.calls[index]
      guard let type = file[site.body].typeName, let inner = taken(by: site, of: locks) else { return [] }
      let held = regions.held(at: CallID(index))
      return locks.intersection(held).subtracting([inner]).sorted { "\($0)" < "\($1)" }.map {
        Nesting(call: CallID(index), outer: $0, inner: inner, held: held, type: type)
      }
    }
  }

  /// The lock that a call takes, or a method of the same object that it calls.
  private func taken(by site: CallSite, of locks: Set<Value>) -> Value? {
    if let lock = uses.lock(takenBy: site) { return Self.isOwn(lock) ? lock : nil }
    guard let method = uses.ownMethod(site) else { return nil }
    return locks.filter { uses.taking($0, in: method) != nil }.min { "\($0)" < "\($1)" }
  }

  /// A member of `self`: another object has another lock.
  private static func isOwn(_ lock: Value) -> Bool { if case .global = lock { true } else { false } }

  private func isReverse(_ first: Nesting, _ second: Nesting) -> Bool {
    first.outer == second.inner && first.inner == second.outer && first.type == second.type
  }

  /// Whether two threads can be at both places at once.
  private func mayMeet(_ first: Nesting, _ second: Nesting) -> Bool {
    let common = Set(first.held).intersection(second.held).subtracting([first.outer, first.inner])
    guard common.isEmpty, !isTakenForAll(first), !isTakenForAll(second) else { return false }
    let place = executors[file[first.call].body]
    switch place {
    case .main, .actor, .queue, .eventLoop: return place != executors[file[second.call].body]
    case .pool, .caller, .unknown: return true
    }
  }

  /// Whether a lock is taken by the first of several only: `readers += 1; if readers == 1 { room.lock() }`.
  private func isTakenForAll(_ nesting: Nesting) -> Bool {
    let body = file[file[nesting.call].body]
    let changes = executors.program.changes(in: BodyRef(file: fileIndex, body: body.id))
    guard let place = body.blocks.firstIndex(where: { $0.instructions.contains { $0.kind == .call(nesting.call) } })
    else { return false }
    return body.blocks.contains { block in
      guard case .branch(let test, _, _, let then, let otherwise) = block.terminator,
        then == place || otherwise == place
      else { return false }
      return test.subject?.contains { changes.isCounted($0, before: .max) } ?? false
    }
  }

  private func verdict(_ nesting: Nesting, back: Nesting) -> WaitVerdict {
    let site = file[nesting.call]
    let text = { (lock: Value) in self.wording.text(lock) ?? "the lock" }
    return WaitVerdict(
      cause: .crossedLocks(text(nesting.inner), held: text(nesting.outer)), primitive: "NSLock",
      carrier: text(nesting.inner), function: function(around: site.body), wait: wording.spot(site.nameRange),
      peer: wording.spot(file[back.call].nameRange))
  }
}
