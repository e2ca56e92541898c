import LeakFlow
import LeakModel

/// Where a lock or a queue lies, in words that mean the same in every function of one object.
indirect enum LockPlace: Hashable {
  /// The object whose function this is.
  case itself
  /// The type of static members.
  case type
  case variable(file: Int, VarID)
  case member(LockPlace, owner: TypeKey, String)

  /// The same place as the caller sees it, whose call is made on something that lies at `receiver`.
  func moved(to receiver: LockPlace?) -> LockPlace? {
    switch self {
    case .itself: receiver
    case .type, .variable: self
    case .member(let base, let owner, let name): base.moved(to: receiver).map { .member($0, owner: owner, name) }
    }
  }

  /// The variable that it begins with.
  var variable: VarID? {
    switch self {
    case .variable(_, let id): id
    case .member(let base, _, _): base.variable
    case .itself, .type: nil
    }
  }

  /// The file of that variable.
  var file: Int? {
    switch self {
    case .variable(let file, _): file
    case .member(let base, _, _): base.file
    case .itself, .type: nil
    }
  }

  /// The same way from another variable.
  func beginning(with other: LockPlace) -> LockPlace {
    switch self {
    case .variable: other
    case .member(let base, let owner, let name): .member(base.beginning(with: other), owner: owner, name)
    case .itself, .type: self
    }
  }

  /// As the code of a file writes it.
  func text(in program: Program) -> String {
    switch self {
    case .itself: "self"
    case .type: "Self"
    case .variable(let file, let id): program.files[file][id].name
    case .member(.itself, _, let name), .member(.type, _, let name): name
    case .member(let base, _, let name): base.text(in: program) + "." + name
    }
  }
}

/// What one thread at a time has: a lock that its holder cannot take again, or the turn of a queue.
struct Exclusive: Hashable {
  enum Kind: Hashable {
    case lock
    case queue
    /// Its blocks run side by side, and a barrier alone.
    case concurrentQueue
  }
  var place: LockPlace
  var kind: Kind
  var type: String
}

/// One way to have it: alone, or with others, as the blocks of a concurrent queue.
struct Turn: Hashable {
  var exclusive: Exclusive
  var isShared = false

  /// Whether whoever has one waits for himself when he takes the other.
  func excludes(_ other: Turn) -> Bool {
    exclusive.place == other.exclusive.place && !(isShared && other.isShared)
  }

  /// The same turn, by where others see what it is of.
  func lying(at place: LockPlace) -> Turn {
    Turn(exclusive: Exclusive(place: place, kind: exclusive.kind, type: exclusive.type), isShared: isShared)
  }
}

/// A turn that a function or closure takes before it does anything else to it.
struct Taking {
  var turn: Turn
  /// The last call, which takes it.
  var file: Int
  var range: SourceRange
  /// The calls that lead there, from the outside in.
  var hops: [Hop] = []
  /// What decides on the way there, if anything does.
  var conditions: TakingConditions?

  struct Hop {
    var file: Int
    var range: SourceRange
    var name: String
  }
}

/// A turn that is had at some place.
struct Held {
  var turn: Turn
  /// Where it is taken, or the call that runs what has it.
  var range: SourceRange
}

/// One place in a body at which turns are taken or given back.
struct LockEvent {
  enum Origin {
    /// A call of the lock or queue itself: `lock()`; with a closure: `withLock { }`, `sync { }`.
    case direct(isScoped: Bool)
    case call
    case accessor
    /// A closure that runs here.
    case closure
  }
  var block: Int
  var index: Int
  var range: SourceRange
  var name: String
  var origin: Origin
  var takes: [Taking] = []
  var gives: Set<LockPlace> = []

  /// Whether it takes a lock and leaves it taken.
  var isTaking: Bool { if case .direct(isScoped: false) = origin { !takes.isEmpty } else { false } }
}
