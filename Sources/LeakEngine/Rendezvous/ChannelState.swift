import LeakFlow
import LeakModel

/// What one path has done with a channel.
struct ChannelState: Hashable {
  enum Release: Hashable {
    case none
    /// `finish` or `fail` ran: nobody waits any more.
    case finished
    /// Somebody unknown has the channel.
    case handed
  }
  var release = Release.none
  /// No execution takes this path.
  var isImpossible = false
  /// The path has seen the end of the channel.
  var isDrained = false
  /// Values that are the channel.
  var holders: [Value]
  /// Iterators of it and sequences made from it.
  var sources: [Value: SourceKind] = [:]
  /// Values that a receive has given.
  var results: Set<Value> = []
  /// What the body itself has sent and received.
  var sends = Count.zero
  var receives = Count.zero
  /// What children of groups have sent and received that have ended.
  var endedSends = Count.zero
  var endedReceives = Count.zero
  /// The tasks started so far, in order.
  var parties: [Party] = []
  var groups: [VarID: GroupState] = [:]
  /// The activities of tasks by their handles and of `async let` by its variable; also of those that nobody waits for.
  var tasks: [Value: Int] = [:]
  /// Loops whose first turn runs or has run.
  var frames: [LoopFrame] = []
  /// How often a receiving loop has taken an element, by its offset.
  var visits: [Int32: Int] = [:]
  /// Counts at the last end of a turn, by the loop's head.
  var marks: [Int: Mark] = [:]
  /// Which sequences are known to be empty, or not.
  var emptiness: [LoopBound.Key: Bool] = [:]
  /// The next decision is whether a receiving loop throws.
  var isAtReceive = false
  /// The exit of a helper that explains why less was done than could be.
  var blame: ActivityEnd?

  struct Mark: Hashable {
    var sends: Count
    var receives: Count
  }

  init(holders: [Value]) { self.holders = holders }

  /// Nothing of what follows matters: somebody has released whoever waits.
  mutating func settle(_ how: Release) {
    var settled = ChannelState(holders: holders)
    settled.release = how
    settled.sources = sources
    settled.groups = groups
    self = settled
  }

  func isChannel(_ value: Value) -> Bool { holders.contains(value) }

  /// Whether a value is, or is made of, the channel, a method of it, or something that reads it.
  func carries(_ value: Value) -> Bool {
    Self.search(value) { part in
      if case .member(let base, _) = part { return isChannel(base) || sources[base] != nil }
      return isChannel(part) || sources[part] != nil
    }
  }

  /// Whether a value is, or is made of, a handle of a party.
  func holdsHandle(_ value: Value, of party: Party) -> Bool { Self.search(value) { party.handles.contains($0) } }

  private static func search(_ value: Value, _ matches: (Value) -> Bool) -> Bool {
    if matches(value) { return true }
    switch value {
    case .tuple(let parts), .aggregate(let parts): return parts.contains { search($0, matches) }
    case .operation(let op, let parts):
      return (op == "&" || op == "[]" || op.hasPrefix("as?")) && parts.contains { search($0, matches) }
    default: return false
    }
  }

  /// The variables that a closure must use to have to do with the channel.
  func isTouched(by body: Body) -> Bool {
    let isUsed = { (value: Value) in value.rootVariable.map { body.freeVariables.contains($0) } ?? false }
    return holders.contains(where: isUsed) || sources.keys.contains(where: isUsed)
      || parties.contains { $0.handles.contains(where: isUsed) }
      || groups.keys.contains { body.freeVariables.contains($0) }
  }

  /// Whether a body uses the channel or something that reads it.
  func isUsed(by body: Body) -> Bool {
    (holders + sources.keys).contains { value in value.rootVariable.map { body.freeVariables.contains($0) } ?? false }
  }
}

/// A loop over a sequence with a known bound: its first turn stands for all.
struct LoopFrame: Hashable {
  /// The offset of the loop's head.
  var offset: Int32
  var bound: LoopBound
  /// What there was when the turn began.
  var sends: Count
  var receives: Count
  var numbers: [SourceRange: Count]
  /// The first turn has ended.
  var isDone = false
}
