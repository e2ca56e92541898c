import LeakDomain
import LeakFlow
import LeakModel

/// Closures of one call of which an analysed function runs one: for success or for failure. Each has to meet the
/// obligation by itself, and one that does not even mention it is told of.
///
/// Omissions: callbacks that are no closures, and functions that call one closure after another.
struct AlternativeCallbacks {
  struct Member {
    var closure: BodyID
    var mode: ClosureMode
    /// Whether it captures the obligation.
    var carries: Bool
    var isForFailure: Bool
  }
  var members: [Member]
  /// The function may run none of them.
  var mayRunNone: Bool
}

extension ObligationAnalysis {
  /// The closures of a call that the called function runs on some of its ways, neither on all nor on none, if it runs
  /// one of them at most.
  func alternatives(of site: CallSite, _ state: Tracked) -> AlternativeCallbacks? {
    let closures = site.arguments.lazy.compactMap { self.program.closureBody(of: $0.value, file: self.fileIndex) }
    guard closures.count > 1, let resolved = program.resolve(site, file: fileIndex) else { return nil }
    var found: [(member: AlternativeCallbacks.Member, parameter: Int)] = []
    for (operand, parameter) in zip(site.arguments, resolved.parameters) {
      guard let closure = program.closureBody(of: operand.value, file: fileIndex),
        let (summary, isEscaping) = summaryOfTaker(site, operand), summary.normal != [.discharged],
        summary.normal != [.open]
      else { continue }
      let carries = self.closure(in: operand.value, state) != nil
      let label = program.body(resolved.target).parameters[parameter].label
      let member = AlternativeCallbacks.Member(
        closure: closure, mode: isEscaping ? .laterOnce : .nowOnce, carries: carries,
        isForFailure: label.map { program.models.has($0, .failureCallback) } ?? false)
      found.append((member, parameter))
    }
    let carrying = found.filter(\.member.carries)
    guard found.count > 1, !carrying.isEmpty else { return nil }
    if outcome(ofAll: found.map(\.parameter), of: resolved.target) == [.discharged] {
      return AlternativeCallbacks(members: found.map(\.member), mayRunNone: false)
    }
    guard carrying.count > 1 else { return nil }
    let outcome = outcome(ofAll: carrying.map(\.parameter), of: resolved.target)
    guard outcome == [.discharged] || outcome == [.open, .discharged] else { return nil }
    return AlternativeCallbacks(members: carrying.map(\.member), mayRunNone: outcome.contains(.open))
  }

  /// How it stands with an obligation that each of some closures would meet; empty where one path runs several.
  private func outcome(ofAll parameters: [Int], of ref: BodyRef) -> Set<Status> {
    let summary = program.summary(of: ref, parameters: parameters, primitive: .handler)
    return summary.repeats ? [] : summary.normal
  }

  /// The ways on from a call that runs one of some closures.
  func runOne(
    of choice: AlternativeCallbacks, call: CallID, _ way: Way<Tracked>
  ) -> [Way<Tracked>] {
    guard way.outcome != .threw else { return [way] }
    var ways: [Way<Tracked>] = choice.mayRunNone ? [way] : []
    for member in choice.members {
      if !member.carries, way.state.status == .open {
        noteForgetting(
          member.closure, call: call, way.state, way.facts,
          failure: member.isForFailure ? error(of: member.closure) : nil)
      } else if member.mode == .nowOnce, !isActive(member.closure) {
        ways += now(member.closure, call: call, state: way.state, facts: way.facts, isOneOfSeveral: true)
          .map { $0.following(way) }
      } else {
        ways += run(member.closure, mode: member.mode, call: call, from: way)
      }
    }
    return ways
  }
}
