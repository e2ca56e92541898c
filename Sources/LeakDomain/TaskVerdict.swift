/// What the engine found out about a task that does not end.
public struct TaskVerdict: Sendable {
  public enum Cause: Hashable, Sendable {
    /// An endless loop drops the error by which its only pause tells that the task is cancelled.
    case swallowsCancellation
    /// Nobody has or uses a handle to cancel it, and it holds the object that started it.
    case holdsOwner(type: String, handle: Handle)
    /// Nobody has or uses a handle to cancel it, and it goes on when the object that started it is gone.
    case outlivesOwner(type: String, handle: Handle)
  }
  public enum Handle: Hashable, Sendable {
    case dropped
    /// Kept in this property, and never cancelled.
    case kept(String)
  }
  public var cause: Cause
  public var function: String
  /// The loop.
  public var loop: Spot
  /// The pause, or where the task starts.
  public var peer: Spot

  public init(cause: Cause, function: String, loop: Spot, peer: Spot) {
    self.cause = cause
    self.function = function
    self.loop = loop
    self.peer = peer
  }
}
