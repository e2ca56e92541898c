// The interface of some types of BackgroundTasks, so that fixtures type-check where there is none.
// The bodies mean nothing: fixtures are read and type-checked, never run.

open class BGTask: @unchecked Sendable {
  public var identifier: String { "" }
  public var expirationHandler: (() -> Void)?
  public func setTaskCompleted(success: Bool) {}
}

public final class BGTaskScheduler: Sendable {
  public static let shared = BGTaskScheduler()
  @discardableResult public func register(
    forTaskWithIdentifier identifier: String, using queue: Never?, launchHandler: @escaping @Sendable (BGTask) -> Void
  ) -> Bool { true }
}

public final class BGAppRefreshTask: BGTask, @unchecked Sendable {}
public final class BGProcessingTask: BGTask, @unchecked Sendable {}
