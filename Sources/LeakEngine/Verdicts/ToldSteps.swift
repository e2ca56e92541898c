import LeakFlow

extension [TraceStep] {
  /// Without the cases of a `switch` that a path passed by before it came to the one that matched.
  var withoutCasesPassedBy: [TraceStep] {
    enumerated().filter { index, step in
      guard case .branch(.isCase(let value, _), .switchCase, taken: false) = step.kind else { return true }
      return !self[index...].dropFirst().contains { later in
        if case .branch(.isCase(value, _), .switchCase, taken: true) = later.kind { true } else { false }
      }
    }.map(\.element)
  }
}
