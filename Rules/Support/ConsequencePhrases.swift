import LeakDomain

/// What comes of a lost obligation, in one line: who hangs, whether cancelling helps, what is seen at run time.
extension Primitive {
  /// Somebody waits for what never comes.
  ///
  /// - Parameter sends: it is a sender that waits.
  func outcome(sends: Bool = false) -> String {
    let unseen = "nothing is seen at run time"
    switch kind {
    case .continuation where traps: return "the program stops when the continuation is dropped"
    case .continuation where name == "UnsafeContinuation":
      return "the task stays suspended even if cancelled; \(unseen)"
    case .continuation:
      return "the task stays suspended even if cancelled; seen at run time: one log line at most"
    case .handler: return "whoever waits for the call waits on; \(unseen)"
    case .promise: return "whoever waits for its future waits on, even if cancelled; \(unseen)"
    case .action: return "the system waits until it gives up, and may stop calling; \(unseen)"
    case .operation: return "the operation stays in its queue, and what depends on it never starts; \(unseen)"
    case .custom where traps: return words.consequence
    case .custom: return "\(words.consequence); whether anything is seen of it is up to its code"
    case .stream: return "a 'for await' over it is suspended until its task is cancelled; \(unseen)"
    case .group: return "'notify' never runs and 'wait()' blocks its thread; \(unseen)"
    case .semaphore: return "'wait()' blocks its thread for ever; \(unseen)"
    case .channel where sends: return "the task and all it holds stay until it is cancelled; \(unseen)"
    case .channel: return "the receiver is suspended until its task is cancelled; \(unseen)"
    }
  }
}

extension Primitive {
  /// Something that must happen once happens twice.
  var outcomeOfTwice: String {
    switch kind {
    case .continuation where name == "UnsafeContinuation":
      "undefined behaviour: a crash at once, or wrong memory and a crash elsewhere"
    case .continuation: "a crash, in release builds too: 'tried to resume its continuation more than once'"
    case .custom: words.twice
    case .group: "whoever waits goes on too early, and the last 'leave()' crashes"
    default: "whoever waits goes on twice; a continuation behind it crashes, anything else goes unseen"
    }
  }
}

extension Verdict {
  var outcome: String { primitive.outcome(sends: role == .sender) }
}
