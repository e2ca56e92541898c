/// When, and how often, a function runs a closure that it is given.
public enum ClosureMode: Hashable, Sendable {
  /// Once, before the call returns.
  case nowOnce
  /// Once or never, before the call returns.
  case nowPerhaps
  /// Any number of times, also zero, before the call returns.
  case nowMany
  /// Once, after the call has returned.
  case laterOnce
  /// Any number of times, after the call has returned.
  case laterMany
  /// Once, later, if some other thing ends: a cancellation handler, `onTermination`.
  case atEnd
  /// Once or never: one of several outcomes.
  case perhaps
  case never
  case unknown
}
