/// Names of methods that begin or end what an object is for.
public enum TypeLife {
  /// Methods that end an object's work for good, and with it the answers to whoever still waits.
  public static let endings: Set<String> = [
    "close", "shutdown", "shutDown", "stop", "disconnect", "invalidate", "terminate", "teardown", "tearDown", "finish",
    "dispose", "cancelAll", "stopListening", "stopRunning", "handlerRemoved", "channelInactive", "gracefulShutdown",
    "shutdownGracefully", "syncShutdownGracefully", "invalidateAndCancel", "closeConnection",
  ]
  /// Methods that start an object's work: each object has them called once.
  private static let beginnings: Set<String> = ["start", "run", "main", "execute", "begin", "launch", "boot"]

  /// Whether a method starts an object's work, by its name; `_start0` is the inner half of `start`.
  public static func begins(_ method: String) -> Bool {
    let core = method.drop { $0 == "_" }
    return beginnings.contains(String(core.prefix { !$0.isNumber && $0 != "_" }))
  }

  /// Protocols that announce the end of an object's life, with the methods that hear of it.
  public static let announcing: [String: [String]] = [
    "ChannelHandler": ["handlerRemoved", "channelInactive"],
    "ChannelInboundHandler": ["handlerRemoved", "channelInactive"],
    "ChannelOutboundHandler": ["handlerRemoved"], "ChannelDuplexHandler": ["handlerRemoved", "channelInactive"],
    "RemovableChannelHandler": ["handlerRemoved"],
  ]
}
