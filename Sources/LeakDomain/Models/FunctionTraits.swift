import LeakFlow

/// What is known of a function's result.
public enum FunctionResult: String, CaseIterable, Hashable, Sendable {
  /// It ends the path on which it is called.
  case never
  /// A collection with at least one element.
  case nonEmpty = "non-empty"
  /// It returns only where its first operand is true, or whoever wrote it says so.
  case whenTrue = "when-true"
}

/// What is known of a function's errors.
public enum FunctionFailure: String, CaseIterable, Hashable, Sendable {
  /// It throws only when its task is cancelled; whoever cancels a task knows that it does not end its work.
  case whenCancelled = "when-cancelled"
  /// It catches what its closures throw, and operands that it runs itself, as autoclosures.
  case caught
  /// It throws nothing, whatever is under `try` with it.
  case never
}

/// On what the closures of a function run.
public enum ClosurePlace: String, CaseIterable, Hashable, Sendable {
  /// The threads of Swift concurrency, without an isolation of the surroundings.
  case pool
  /// A task with the isolation of its surroundings.
  case task
  case main
  case eventLoop = "event-loop"
  /// The dispatch queue that is the receiver.
  case queue
}

/// What functions do besides running their closures.
extension ModelTable {
  /// What is known of a function by the name and the labels of a call; `receivers` is left to whoever knows types.
  public func traits(of call: CallSite) -> [FunctionModel] {
    call.name.flatMap { traitsByName[$0] }?.filter { $0.accepts(call) } ?? []
  }

  /// Whether functions of this name run their closures on a queue.
  public func runsOnQueue(_ name: String) -> Bool { traitsByName[name]?.contains { $0.runsOn == .queue } ?? false }

  /// Whether functions of this name run their closures while a lock is held.
  public func holdsLock(_ name: String) -> Bool { traitsByName[name]?.contains(where: \.holdsLock) ?? false }
}

extension FunctionModel {
  /// Whether it says more of a function than how it runs closures and what it is given.
  var hasTraits: Bool {
    runsOn != nil || holdsLock || failure != nil || returns == .nonEmpty || resultType != nil
  }
}
