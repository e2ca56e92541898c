/// Asynchronous sequences that go on as long as the program, unless the task that reads them is cancelled.
public enum EndlessSequences {
  /// Methods and members that make one: notifications, changes of defaults, transactions of the App Store, ticks.
  public static let names: Set<String> = [
    "notifications", "updates", "subscriptionStatusUpdates", "unfinishedUpdates", "significantLocationChanges",
  ]

  /// Types whose instances are one.
  public static let types: Set<String> = ["AsyncTimerSequence"]

  /// Publishers that never complete by themselves, where their `values` are read.
  public static let publishers: Set<String> = ["publisher", "publish", "autoconnect", "objectWillChange"]
}
