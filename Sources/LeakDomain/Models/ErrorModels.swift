import LeakFlow

/// Calls whose failures do not come about on their own.
public enum ErrorModels {
  /// `components(separatedBy:)` returns at least one part, so that its `first` and `last` are never nil.
  public static func isNeverEmpty(_ call: CallSite) -> Bool {
    call.name == "components" && call.arguments.first?.label == "separatedBy"
  }

  /// `Task.sleep` and the `sleep` of a clock throw only when their task is cancelled; whoever cancels a task knows that it
  /// does not end its work.
  public static func throwsOnlyWhenCancelled(_ call: CallSite) -> Bool {
    guard case .member(let base, "sleep") = call.callee else { return false }
    if case .global("Task") = base { return true }
    return call.arguments.first.map { ["for", "until"].contains($0.label) } ?? false
  }
}
