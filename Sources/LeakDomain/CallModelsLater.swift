/// Functions that keep a closure and run it after they have returned.
extension CallModels {
  static let runLater: [CallModel] = [
    CallModel("Task", nil, .free, .laterOnce, "a new task; its closure runs once"),
    CallModel("detached", nil, .any, .laterOnce, "Task.detached"),
    CallModel("immediate", nil, .free, .laterOnce, "Task.immediate"),
    CallModel("addTask", nil, .method, .laterOnce, "a child of a task group; runs once, also when cancelled"),
    CallModel("addTaskUnlessCancelled", nil, .method, .perhaps, "runs only if the group is not cancelled"),
    CallModel("addImmediateTask", nil, .method, .laterOnce, "a child of a task group"),
    CallModel("async", nil, .method, .laterOnce, "DispatchQueue.async and the like"),
    CallModel("asyncAfter", nil, .method, .laterOnce, "DispatchQueue.asyncAfter"),
    CallModel("asyncUnsafe", nil, .method, .laterOnce, "DispatchQueue"),
    CallModel("execute", nil, .method, .laterOnce, "EventLoop.execute"),
    CallModel("whenComplete", nil, .method, .laterOnce, "EventLoopFuture: on success and on failure"),
    CallModel("whenSuccess", nil, .method, .perhaps, "EventLoopFuture: on success only"),
    CallModel("whenFailure", nil, .method, .perhaps, "EventLoopFuture: on failure only"),
    CallModel("addOperation", nil, .method, .laterOnce, "OperationQueue"),
    CallModel("notify", nil, .method, .laterOnce, "DispatchGroup.notify, once all have left"),
    CallModel("performBatchUpdates", nil, .method, .unknown, "two closures: the updates and the completion"),
  ]

  static let runOften: [CallModel] =
    [
      "sink", "observe", "addObserver", "setEventHandler", "onReceive", "onChange", "subscribe", "handleEvents",
      "addPeriodicTimeObserver", "addBoundaryTimeObserver", "scheduledTimer", "scheduleRepeatedTask",
      "scheduleRepeatedAsyncTask", "publisher", "onEvent", "onNext", "drive", "bind", "on", "onText", "onBinary",
      "startUpdates", "startMonitoring", "beginReceiving", "receiveMessage", "addTarget", "addAction",
      "setNotificationHandler", "registerHandler", "addListener", "observeValue", "addStateDidChangeListener",
      "setUpdateHandler", "poll", "repeatForever", "retry", "requestImage", "requestLivePhoto", "requestPlayerItem",
    ].map { CallModel($0, nil, .method, .laterMany, "an observer: runs for each event") }
    + [
      CallModel("Timer", nil, .free, .laterMany, "a repeating timer runs it each time"),
      CallModel("sink", "receiveCompletion", .method, .perhaps, "once, at the end of the publisher"),
      CallModel("Effect", nil, .free, .laterMany, "may send any number of actions"),
    ]

  /// Argument labels that announce a closure that runs many times or need not run, whoever is called.
  static let repeatingLabels: Set<String> = [
    "receiveValue", "progress", "progressHandler", "progressBlock", "onProgress", "onNext", "onEach", "eventHandler",
    "changeHandler", "updateHandler", "onUpdate", "onChange", "onEvent", "ioHandler", "onData", "onReceive",
    "willBegin", "didUpdate", "stateUpdateHandler", "receiveSubscription", "receiveOutput", "receiveRequest",
  ]

  /// Argument labels of closures that run only when something is ended early.
  static let endingLabels: Set<String> = [
    "onCancel", "onTermination", "onDisappear", "onDismiss", "cancellationHandler", "expirationHandler", "onDeinit",
    "receiveCancel",
  ]

  /// Words in the name of a function or type that announce a closure that runs for each event.
  private static let observerWords = ["listener", "observer", "subscri", "watch", "monitor", "debounce", "throttle"]

  /// Whether a parameter of a callback is an event or a state, of which there are several.
  public static func isEvent(parameter name: String) -> Bool {
    ["event", "state", "status", "phase", "update", "progress"].contains(name.lowercased())
  }

  /// Whether a Boolean parameter of a callback, with this value, says that the callback will be called again.
  public static func comesAgain(parameter name: String, is value: Bool) -> Bool {
    let name = name.lowercased()
    let last = ["done", "finish", "complete", "final", "last", "eof", "end"].contains { name.contains($0) }
    let more = ["more", "partial", "degraded", "pending"].contains { name.contains($0) }
    return value ? more : last
  }

  /// What the callee's name alone tells of a closure's mode.
  public static func mode(ofCallee name: String?) -> ClosureMode? {
    guard let name else { return nil }
    let lower = name.lowercased()
    let isEvent = name.hasPrefix("on") && name.dropFirst(2).first?.isUppercase == true
    let isOutcome = ["complet", "finish", "success", "fail", "error", "done", "result"].contains { lower.contains($0) }
    if isEvent, !isOutcome { return .laterMany }
    return observerWords.contains { lower.contains($0) } ? .laterMany : nil
  }

  /// What the label alone tells of a closure's mode.
  public static func mode(ofLabel label: String?) -> ClosureMode? {
    guard let label else { return nil }
    if repeatingLabels.contains(label) { return .laterMany }
    if endingLabels.contains(label) { return .atEnd }
    return nil
  }
}
