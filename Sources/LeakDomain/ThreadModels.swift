/// Which functions run closures on which threads, by name.
public enum ThreadModels {
  /// Methods of futures and event loops whose closures run on the loop, and that nothing else has.
  public static let onEventLoop: Set<String> = [
    "whenComplete", "whenSuccess", "whenFailure", "whenCompleteBlocking", "flatMapThrowing", "flatMapErrorThrowing",
    "flatMapWithEventLoop", "flatMapErrorWithEventLoop", "foldWithEventLoop", "flatSubmit", "flatScheduleTask",
    "scheduleRepeatedTask", "scheduleRepeatedAsyncTask", "whenAllComplete", "unwrap",
  ]

  /// Methods of an event loop that other things have too: only where the receiver is one.
  public static let ofEventLoops: Set<String> = ["execute", "submit", "scheduleTask", "scheduleCallback"]

  /// Methods of a future that other things have too: only where the receiver is one.
  public static let ofFutures: Set<String> = ["map", "flatMap", "flatMapError", "recover", "always", "and", "fold"]

  /// Initialisers and functions whose closures become tasks without an isolation of their surroundings.
  public static let detached: Set<String> = ["detached", "addTask", "addTaskUnlessCancelled"]

  /// Methods of a dispatch queue that run a block on it.
  public static let onQueue: Set<String> = ["async", "sync", "asyncAfter", "asyncAndWait", "asyncUnsafe"]

  /// Attributes of what runs on the main thread.
  public static let mainActor = "MainActor"

  /// Types whose members run on the main thread, whoever inherits from them.
  public static let mainTypes: Set<String> = [
    "UIView", "UIViewController", "UITableViewController", "UICollectionViewController", "UINavigationController",
    "UITabBarController", "UIWindow", "UIControl", "UITableViewCell", "UICollectionViewCell", "NSView",
    "NSViewController", "NSWindowController", "NSWindow", "UIHostingController",
  ]
}
