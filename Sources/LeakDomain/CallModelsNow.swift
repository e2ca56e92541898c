import LeakFlow

/// Functions that run a closure before they return.
extension CallModels {
  static let runNow: [CallModel] = locks + scopes + concurrency

  private static let locks: [CallModel] = [
    CallModel(
      "withLock", nil, .method, .nowOnce,
      "Mutex, NSLocking, OSAllocatedUnfairLock and NIOLock run the body under the lock"),
    CallModel("withLockUnchecked", nil, .method, .nowOnce, "OSAllocatedUnfairLock"),
    CallModel("withLockVoid", nil, .method, .nowOnce, "NIOLock"),
    CallModel("withLockedValue", nil, .method, .nowOnce, "NIOLockedValueBox"),
    CallModel("withCriticalRegion", nil, .method, .nowOnce, "ManagedCriticalState of swift-async-algorithms"),
    CallModel("withCriticalScope", nil, .method, .nowOnce, "a common name for a lock's body"),
    CallModel("withLockIfAvailable", nil, .method, .nowPerhaps, "runs the body only if the lock was free"),
    CallModel("sync", nil, .method, .nowOnce, "DispatchQueue.sync returns after the block has run"),
    CallModel("asyncAndWait", nil, .method, .nowOnce, "DispatchQueue: returns after the block has run"),
    CallModel("performAndWait", nil, .method, .nowOnce, "NSManagedObjectContext"),
    CallModel("critical", nil, .method, .nowOnce, "a common name for a lock's body"),
    CallModel("synchronized", nil, .any, .nowOnce, "a common name for a lock's body"),
    CallModel("locked", nil, .method, .nowOnce, "a common name for a lock's body"),
    CallModel("around", nil, .method, .nowOnce, "a common name for a lock's body"),
    CallModel("mutate", nil, .method, .nowOnce, "a common name for access under a lock"),
  ]

  private static let scopes: [CallModel] = [
    CallModel("withExtendedLifetime", nil, .free, .nowOnce, "standard library"),
    CallModel("withoutActuallyEscaping", nil, .free, .nowOnce, "standard library"),
    CallModel("autoreleasepool", nil, .free, .nowOnce, "Foundation"),
    CallModel("withValue", nil, .method, .nowOnce, "TaskLocal.withValue; also a common name for a lock's body"),
    CallModel("withDependencies", nil, .free, .nowOnce, "the operation runs in the current task"),
    CallModel("withSpan", nil, .any, .nowOnce, "swift-distributed-tracing runs the operation in the current task"),
    CallModel("withAnimation", nil, .free, .nowOnce, "SwiftUI runs the body before it returns"),
    CallModel("withTransaction", nil, .free, .nowOnce, "SwiftUI runs the body before it returns"),
    CallModel("Result", nil, .free, .nowOnce, "the initialiser runs the body and keeps what it throws"),
  ]

  private static let concurrency: [CallModel] = [
    CallModel("withTaskCancellationHandler", nil, .free, .nowOnce, "the operation runs in the current task"),
    CallModel("withTaskCancellationHandler", "onCancel", .free, .atEnd, "runs only when the task is cancelled"),
    CallModel("withTaskCancellationHandler", "handler", .free, .atEnd, "the old label of onCancel"),
    CallModel("withTaskPriorityEscalationHandler", nil, .free, .nowOnce, "the operation runs in the current task"),
    CallModel("withTaskPriorityEscalationHandler", "onPriorityEscalated", .free, .atEnd, "runs only on escalation"),
    CallModel("withTaskGroup", nil, .free, .nowOnce, "the body runs in the current task"),
    CallModel("withThrowingTaskGroup", nil, .free, .nowOnce, "the body runs in the current task"),
    CallModel("withDiscardingTaskGroup", nil, .free, .nowOnce, "the body runs in the current task"),
    CallModel("withThrowingDiscardingTaskGroup", nil, .free, .nowOnce, "the body runs in the current task"),
    CallModel("withCheckedContinuation", nil, .free, .nowOnce, "the body runs before the task suspends"),
    CallModel("withCheckedThrowingContinuation", nil, .free, .nowOnce, "the body runs before the task suspends"),
    CallModel("withUnsafeContinuation", nil, .free, .nowOnce, "the body runs before the task suspends"),
    CallModel("withUnsafeThrowingContinuation", nil, .free, .nowOnce, "the body runs before the task suspends"),
    CallModel("withContinuation", nil, .free, .nowOnce, "the body runs before the task suspends"),
    CallModel("AsyncStream", nil, .free, .nowOnce, "the build closure runs in the initialiser"),
    CallModel("AsyncStream", "unfolding", .free, .laterMany, "runs for each element that is asked for"),
    CallModel("AsyncStream", "onCancel", .free, .atEnd, "runs only when the consumer is cancelled"),
    CallModel("AsyncThrowingStream", nil, .free, .nowOnce, "the build closure runs in the initialiser"),
    CallModel("AsyncThrowingStream", "unfolding", .free, .laterMany, "runs for each element that is asked for"),
    CallModel("assumeIsolated", nil, .any, .nowOnce, "runs on the actor that is already held"),
  ]

  /// Whether a function that runs its closure any number of times is never that of an optional, which runs it once.
  public static func runsForEach(_ call: CallSite) -> Bool {
    ["forEach", "concurrentPerform", "enumerateObjects", "enumerateSubstrings"].contains(call.name)
  }

  private static let sequenceReason = "a sequence, optional or result runs it for each value, also for none"

  static let runRepeatedly: [CallModel] =
    [
      "forEach", "map", "flatMap", "compactMap", "filter", "reduce", "sorted", "sort", "contains", "allSatisfy",
      "firstIndex", "lastIndex", "partition", "removeAll", "prefix", "drop", "min", "max", "elementsEqual",
      "mapValues", "compactMapValues", "mapError", "flatMapError", "trimmingPrefix", "split", "partitioned",
      "enumerateSubstrings", "enumerateObjects", "first", "last", "count", "chunked",
    ].map { CallModel($0, nil, .method, .nowMany, sequenceReason) }
    + [
      CallModel(
        "concurrentPerform", nil, .any, .nowMany, "DispatchQueue.concurrentPerform returns after all iterations")
    ]
}
