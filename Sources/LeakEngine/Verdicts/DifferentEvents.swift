import LeakDomain
import LeakFlow
import LeakModel

/// Two calls of a handler that tell of two things, and not of one thing twice.
extension VerdictBuilder {
  /// Whether what is called is a third callback beside those for success and failure, which may well come with either: `always()`.
  func isBesidePair(_ pair: ObligationAnalysis.Pair, _ obligation: Obligation) -> Bool {
    guard obligation.counterpart != nil else { return false }
    let names = [obligation.carrier, obligation.counterpart].compactMap { $0 }
    return [pair.first, pair.second].contains { range in
      guard case .variable(let id)? = call(at: range)?.callee else { return false }
      return !names.contains(file[id].name)
    }
  }

  /// Whether a handler is told by a literal or a case, beside what it is given, which of several events it is: `handler(data, true)` for
  /// what was kept, `handler(data, false)` for what has come.
  func tellsOfDifferentEvents(_ pair: ObligationAnalysis.Pair) -> Bool {
    guard let first = call(at: pair.first)?.arguments.map(\.value),
      let second = call(at: pair.second)?.arguments.map(\.value),
      first.count > 1, first.count == second.count, !(first + second).contains(.literal(.nil))
    else { return false }
    return zip(first, second).contains { Self.areKinds($0, $1) }
  }

  private static func areKinds(_ first: Value, _ second: Value) -> Bool {
    switch (first, second) {
    case (.literal(.bool(let a)), .literal(.bool(let b))): a != b
    case (.implicitMember(let a), .implicitMember(let b)): a != b
    default: false
    }
  }

  private func call(at range: SourceRange) -> CallSite? { file.calls.first { $0.range == range } }
}
