/// What the engine found out about one wait that its own circumstances keep from ending.
public struct WaitVerdict: Sendable {
  /// On what the waiting code runs.
  public enum Place: Hashable, Sendable {
    case pool, main, eventLoop
    case actor(String)
    case queue(String)
  }
  public enum Cause: Hashable, Sendable {
    /// It keeps the place on which that must run which ends the wait.
    case keepsPlace(Place)
    /// It calls a function that blocks its thread for a task: the path to that wait is in the steps.
    case callsBridge(String, on: Place)
    /// Cancelling its task does not end it, and a sibling has won the race, in a group or in a helper by this name.
    case outlivesRace(helper: String?)
    /// Only cancelling ends it, and its task group, a race that another child has won, does not cancel.
    case neverCancelled
    /// Only cancelling ends it, and its task group takes the results of all children before it goes on.
    case neverCollected
    /// Only cancelling ends a child of this group, which is left here without it and elsewhere with it.
    case leftUncancelled
    /// It begins after the handler that would end it may have run.
    case storedAfterCancel
    /// What cancels it ends the subscription whose callbacks would end it, and calls none of them.
    case endsItsCallbacks
    /// It holds this lock, which whatever ends it takes first.
    case underLock(String)
    /// Its task holds this lock while it is suspended.
    case heldSuspended(String)
    /// It waits, on this queue, for a block of the same queue.
    case ownQueue(String)
    /// It takes this lock while it holds it.
    case ownLock(String)
    /// It waits, on the first queue, for the second, and elsewhere the second waits for the first.
    case crossedQueues(String, String)
    /// It takes the first lock while it holds the second, and elsewhere the second is taken while the first is held.
    case crossedLocks(String, held: String)
    /// A task waits for its own value.
    case ownTask
    /// It waits for a task that waits for what is done only after it.
    case signalsAfter
    /// This, for which somebody waits, is changed here, and a path leaves without a signal of the condition.
    case changedUnwoken(String)
    /// The signal for which it waits may have come before, and is not kept.
    case signalLost
    /// Nothing signals what it waits for.
    case neverSignalled
    /// The flag by which functions take turns stays set by this exit.
    case leftSet(String, Leak.Exit)
  }
  public var cause: Cause
  /// As users know it: `DispatchSemaphore`.
  public var primitive: String
  /// The name of what is waited on: `semaphore`.
  public var carrier: String
  public var function: String
  public var wait: Spot
  /// What would end the wait.
  public var peer: Spot?
  /// Where the waiting code took what it waits for, or began to run on it.
  public var begin: Spot?
  /// What it waits for is waited for under a condition.
  public var isConditional = false
  public var steps: [Step] = []

  public init(
    cause: Cause, primitive: String, carrier: String, function: String, wait: Spot, peer: Spot? = nil,
    steps: [Step] = []
  ) {
    self.cause = cause
    self.primitive = primitive
    self.carrier = carrier
    self.function = function
    self.wait = wait
    self.peer = peer
    self.steps = steps
  }
}
