import LeakFlow

/// Locks and places that were asked for and not given: `guard pthread_mutex_lock(&mutex) == 0 else { throw … }`.
extension ObligationAnalysis {
  /// Whether a decision on what the taking call gave tells that it has taken nothing.
  func isRefusedTake(_ test: Test, _ answer: Bool) -> Bool {
    guard primitive.isTaken, case .call(let take)? = trigger else { return false }
    switch test {
    // An error code.
    case .isTrue(.operation("==", let parts)):
      return !answer && parts.contains(.literal(.number("0"))) && parts.contains { isResult($0, of: take) }
    // What a method of the sources says of itself.
    case .isTrue(let value): return !answer && isResult(value, of: take)
    // A time limit that has passed.
    case .isCase(let value, "timedOut"): return answer && isResult(value, of: take)
    case .isCase(let value, "success"): return !answer && isResult(value, of: take)
    default: return false
    }
  }

  private func isResult(_ value: Value, of call: CallID) -> Bool {
    switch value {
    case .call(call): true
    case .variable(let id): file[id].isConstant && file[id].definition == .call(call)
    default: false
    }
  }
}
