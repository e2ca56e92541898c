/// When, and how often, a function runs a closure that it is given.
public enum ClosureMode: String, CaseIterable, Hashable, Sendable {
  /// Once, before the call returns.
  case nowOnce = "now-once"
  /// Once or never, before the call returns.
  case nowPerhaps = "now-perhaps"
  /// Any number of times, also zero, before the call returns.
  case nowMany = "now-many"
  /// Once, after the call has returned.
  case laterOnce = "later-once"
  /// Any number of times, after the call has returned.
  case laterMany = "later-many"
  /// Again and again, after the call has returned, until something ends it.
  case laterAgain = "later-again"
  /// Once, later, if some other thing ends: a cancellation handler, `onTermination`.
  case atEnd = "at-end"
  /// Once or never: one of several outcomes.
  case perhaps
  case never
  case unknown
}
