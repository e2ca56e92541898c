import LeakDomain
import LeakFlow

/// Callbacks that an object is given as its members, one for the answer and one for those who decline to give any:
///
///     picker.onPick = { continuation.resume(returning: $0) }
///     picker.onCancel = { picker.dismiss() }
///
/// When that one comes, whoever waits is not told.
///
/// Omissions: completion handlers, which need not be called when the user takes back what he has begun.
extension ObligationAnalysis {
  /// Notes the ways through a callback that forgets the obligation, given that another one of the object meets it.
  func noteForgottenAlternatives(of target: Value, _ closure: BodyID, _ state: Tracked, _ facts: Facts) {
    guard reports, primitive.kind == .continuation || primitive.kind == .promise, state.status == .open,
      case .member(let object, let name) = target, isAnswer(name)
    else { return }
    let instructions = file[current].blocks.lazy.flatMap(\.instructions)
    let declining = instructions.compactMap { instruction -> BodyID? in
      guard case .assign(.member(object, let other), .body(let declining)) = instruction.kind,
        self.program.models.has(other, .decliningCallback), !self.mentions(declining, state)
      else { return nil }
      return declining
    }
    guard !declining.isEmpty, closureSettles(closure, state, facts) else { return }
    let isMetOtherwise = instructions.contains { instruction in
      if case .assign(.member(object, let other), .body) = instruction.kind, !self.isLast(other) { return false }
      return self.mayMeet(instruction, besides: nil, state)
    }
    guard !isMetOtherwise else { return }
    for declining in declining { noteForgetting(declining, call: nil, state, facts) }
  }

  /// Whether a callback is not called where another one declines.
  private func isAnswer(_ name: String) -> Bool { !program.models.has(name, .decliningCallback) && !isLast(name) }

  private func isLast(_ name: String) -> Bool { program.models.has(name, .lastCallback) }
}
