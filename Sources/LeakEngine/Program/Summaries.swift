import LeakDomain
import LeakFlow

/// What a summary is about.
struct SummaryKey: Hashable {
  var body: BodyRef
  /// In order. Of several, each carries the same obligation; where there are none, and no member, `self` does.
  var parameters: [Int]
  /// The member of `self` that carries it, if no parameter does.
  var member: String?
  var kind: Primitive.Kind
  /// Of one kind there may be several with other methods.
  var name: String
}

/// What a function does with an obligation that one of its parameters carries, or that each of several does.
struct ParameterSummary: Hashable {
  /// One way through the function.
  struct Outcome: Hashable {
    var status: Status
    var threw: Bool
    /// What it returns, where that is a literal or a case: it may tell the caller what was done.
    var result: Value?
    /// What the caller has in its result, where the function leaves it to the caller.
    var gift: Gift?
  }
  /// What a function gives back of an obligation that it was given.
  enum Gift: Hashable {
    /// The carrier itself.
    case carrier
    /// A closure that meets it, or hands it on, when it is called.
    case answer
    /// An object that keeps it as this member.
    case wrapper(member: String)
  }
  var outcomes: Set<Outcome> = []
  /// It may be discharged more than once.
  var repeats = false
  /// Whoever calls the function asks whether it has given nil, and sees to the carrier itself then.
  var isAskedForNil = false
  /// Nothing is known yet: the function is part of a cycle that is still being followed.
  var isUnfinished = false

  static let unknown = ParameterSummary(outcomes: [
    Outcome(status: .handed, threw: false, result: nil), Outcome(status: .handed, threw: true, result: nil),
  ])

  /// How it stands when the function returns; several where paths differ.
  var normal: Set<Status> { Set(outcomes.filter { !$0.threw }.map(\.status)) }

  /// Whether the result tells the caller that nothing was done: a Bool or a case that no other way has, or a value
  /// where every other way returns nil.
  func tells(_ outcome: Outcome) -> Bool {
    let settled = outcomes.filter { !$0.threw && $0.status != .open }
    guard outcome.status == .open, !settled.isEmpty, !settled.contains(where: { $0.result == outcome.result }) else {
      return false
    }
    switch outcome.result {
    case .literal(.nil)?: return isAskedForNil
    case .literal(.bool(false))?: return true
    case .some: return settled.allSatisfy { $0.result != nil }
    case nil: return settled.allSatisfy { $0.result == .literal(.nil) }
    }
  }

  /// Whether what a way returns is there: one on which it was met, where all on which it was not return nil.
  func isSomething(_ outcome: Outcome) -> Bool {
    if outcome.gift != nil || (outcome.result == nil && tells(outcome)) { return true }
    guard outcome.result == nil, outcome.status == .discharged, !outcome.threw else { return false }
    let (normal, empty) = (outcomes.filter { !$0.threw }, Value.literal(.nil))
    return normal.contains { $0.result == empty }
      && normal.allSatisfy { ($0.status == .discharged) == ($0.result != empty) }
  }

  /// The ways through it, in order.
  var all: [Outcome] { outcomes.sorted { $0.order < $1.order } }

  /// The ways that a caller can tell apart, each with one status: `handed` where paths with one result differ, and
  /// where the function itself is to blame.
  var distinguishable: [Outcome] {
    let isMixed = normal.count > 1
    let outcomes = outcomes.map { outcome in
      guard isMixed, !outcome.threw, outcome.status == .open, !tells(outcome) else { return outcome }
      return Outcome(status: .handed, threw: false, result: outcome.result)
    }
    let groups = Dictionary(grouping: outcomes) { Outcome(status: .open, threw: $0.threw, result: $0.result) }
    let mixed = groups.map { key, members in
      let statuses = Set(members.map(\.status))
      let gifts = Set(members.map(\.gift))
      return Outcome(
        status: statuses.count == 1 ? members[0].status : .handed, threw: key.threw, result: key.result,
        gift: gifts.count == 1 ? members[0].gift : nil)
    }
    return mixed.sorted { $0.order < $1.order }
  }
}

extension ParameterSummary.Outcome {
  /// An order for byte-identical output.
  fileprivate var order: String {
    "\(threw) \(result.map { "\($0)" } ?? "") \(status) \(gift.map { "\($0)" } ?? "")"
  }
}

extension ObligationAnalysis {
  /// An arrival as its caller sees it.
  func outcome(_ arrival: PathSearch<ObligationAnalysis>.Arrival) -> ParameterSummary.Outcome {
    // The object has put it out of its hands: where to is another question.
    let isGone = keptMember != nil && arrival.state.holders.isEmpty
    let status = isGone || endsOtherwise(arrival.exit, arrival.state) ? .handed : arrival.state.status
    let result = arrival.exit.value.flatMap { told($0, arrival.facts) }
    return ParameterSummary.Outcome(
      status: status, threw: arrival.exit.isThrow, result: result, gift: gift(of: arrival))
  }
}
