import LeakFlow

extension CallSite {
  /// Whether a call named `wait` blocks until it is released: `wait()`, `wait(timeout: .distantFuture)`.
  var waitsWithoutLimit: Bool { arguments.allSatisfy { Self.limits.contains($0.label ?? "") && $0.value.isNever } }

  /// Whether a wait ends by itself: `wait(timeout: .now() + 1)`, `wait(until: deadline)`.
  var waitIsLimited: Bool { arguments.contains { Self.limits.contains($0.label ?? "") && !$0.value.isNever } }

  private static let limits: Set<String> = ["timeout", "wallTimeout", "timeoutSeconds", "until", "before", "deadline"]
}

extension Value {
  /// A point of time that does not come: `.distantFuture`.
  fileprivate var isNever: Bool { self == .implicitMember("distantFuture") || memberName == "distantFuture" }
}
