import LeakFlow
import LeakModel

/// What becomes, on one path, of what was in a slot when the path began.
enum SlotContent: Hashable {
  /// Something may be waiting in it.
  case perhaps
  /// A test has shown that something is in it.
  case pending
  /// A local variable, or an element in a turn of a loop, is it too, and nothing has been done with that yet.
  case read(Value)
  /// This value, the result of a call or a variable with that, brings it along, and it is still in the slot.
  case given(in: Value, as: Gift)
  /// Whoever called is given it, and it is still in the slot.
  case leaving(as: Gift)
  /// It was discharged, and it is still in the slot.
  case discharged(SlotSite)
  /// Nothing is in it, or somebody has looked after it.
  case settled
  /// It was pushed out of the slot or dropped.
  case lost(SlotLoss)

  /// What a value is that brings along what is in the slot.
  enum Gift: Hashable {
    /// The carrier itself.
    case carrier
    /// What a function returns.
    case result(of: BodyRef)
    /// Something made of it.
    case part
  }

  /// Whether what was there may still be there, waiting.
  var mayWait: Bool { self == .perhaps || self == .pending }
  /// The value that is known to be it, or to bring it along.
  var named: Value? {
    switch self {
    case .read(let value), .given(let value, _): value
    case .perhaps, .pending, .leaving, .discharged, .settled, .lost: nil
    }
  }
  /// Whether a local variable is known to be it.
  var isRead: Bool { if case .read = self { true } else { false } }
  /// Whether it was discharged where it is.
  var isMet: Bool { if case .discharged = self { true } else { false } }
}

struct SlotSite: Hashable {
  var file: Int
  var range: SourceRange
}

/// An instruction that drops what a slot holds.
struct SlotLoss: Hashable {
  enum Kind: Hashable {
    /// Another is stored over it.
    case overwritten
    /// Another is stored under its key.
    case keyOverwritten
    case cleared
    case keyRemoved
    case allRemoved
  }
  var kind: Kind
  var site: SlotSite
  /// A test has shown before that something was there.
  var isKnown = false
}

extension SlotContent {
  /// The slot's content goes where it may be discharged, or is asked for.
  mutating func look() {
    switch self {
    case .perhaps, .pending, .read, .given, .leaving, .discharged: self = .settled
    case .settled, .lost: break
    }
  }

  /// The slot's content is replaced or dropped.
  mutating func lose(_ loss: SlotLoss) {
    switch self {
    case .perhaps, .pending: self = .lost(loss)
    case .read, .given, .leaving, .discharged: self = .settled
    case .settled, .lost: break
    }
  }

  /// Something of the slot's kind is discharged: what was read from it, or what it may have been.
  mutating func dischargeElsewhere(_ variable: VarID?, at site: SlotSite) {
    switch self {
    case .read(let known) where known == variable.map(Value.variable): self = .discharged(site)
    case .perhaps, .pending, .lost: self = .settled
    case .read, .given, .leaving, .discharged, .settled: break
    }
  }

  /// What was in the slot, as far as a called function leaves it; `outcome` is how that function leaves what it found.
  func after(_ outcome: SlotContent) -> SlotContent {
    switch (self, outcome) {
    case (_, .perhaps), (.settled, _): return self
    case (.perhaps, _), (.pending, _): return outcome
    case (.lost, .settled), (.lost, .discharged), (.lost, .leaving), (.read, _), (.given, _), (.leaving, _):
      return .settled
    case (.lost, _): return self
    case (.discharged, .pending), (.discharged, .discharged): return self
    case (.discharged, _): return .settled
    }
  }
}
