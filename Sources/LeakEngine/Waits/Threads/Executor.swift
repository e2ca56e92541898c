import LeakFlow

/// On what the code of a body runs, as far as the source says.
enum Executor: Hashable {
  /// The threads of Swift concurrency, as few as there are cores.
  case pool
  /// The main thread, whether it is known as an actor, a queue or a thread.
  case main
  /// An instance of an actor, by the actor's name.
  case actor(String)
  /// The event loop of whatever is called back.
  case eventLoop
  /// A dispatch queue that runs one block at a time, or is not known to run several, or an operation queue.
  case queue(Value)
  /// Whoever calls.
  case caller
  case unknown

  /// Whether its threads run no run loop, so that what waits for one waits for ever.
  var hasNoRunLoop: Bool {
    switch self {
    case .pool, .actor: true
    default: false
    }
  }
}
