import LeakDomain

/// How messages speak of a wait that nobody ends.
extension Verdict {
  /// Nothing on any path discharges the obligation.
  var neverText: String {
    let given = isUnnamed ? "what '\(carrier)' gives" : "'\(carrier)'"
    return switch primitive.kind {
    case .continuation: "\(given) is never resumed"
    case .handler: "\(given) is never called"
    case .promise: "\(given) is never settled"
    case .action: "'\(carrier)' is never ended with \(endings)"
    case .stream, .operation: "'\(carrier)' is never finished"
    case .group: "'\(carrier)' is entered here and never left"
    case .semaphore: "nobody ever signals '\(carrier)'"
    case .custom: "'\(carrier)' is never \(primitive.words.done)"
    case .channel: "no send is left for this receive on '\(carrier)', and nobody finishes it"
    }
  }

  /// An exit as a sentence: what leaves, and without what.
  func lostText(_ leak: Leak) -> String { "\(subject(leak)) \(missing(leak))\(leak.when)" }

  private func subject(_ leak: Leak) -> String {
    primitive.kind == .channel && leak.exit == .stuckOperation ? "this receive" : leak.subject
  }

  func missing(_ leak: Leak) -> String {
    let blocked = leak.exit == .blockedWait
    let lost = lostPart(leak)
    switch primitive.kind {
    case .continuation: return "leaves \(lost) from line \(begin.line) without a resume"
    case .handler: return "leaves without calling \(lost)"
    case .promise where blocked: return "never ends: '\(carrier)' from line \(begin.line) is not settled before it"
    case .promise: return "leaves \(lost) from line \(begin.line) unsettled"
    case .action: return "leaves '\(carrier)' without \(endings)"
    case .operation: return "leaves '\(carrier)' unfinished"
    case .stream where blocked: return "never ends: '\(carrier)' from line \(begin.line) is not finished before it"
    case .stream: return "leaves \(lost) from line \(begin.line) without \(endings)"
    case .group where blocked: return "blocks for ever: '\(carrier)', entered at line \(begin.line), is not left"
    case .group: return "leaves '\(carrier)', entered at line \(begin.line), without 'leave()'"
    case .semaphore where blocked: return "blocks for ever: nothing signals '\(carrier)' on this path"
    case .custom where blocked:
      return "never ends: '\(carrier)' from line \(begin.line) is not \(primitive.words.done) before it"
    case .custom: return "leaves '\(carrier)' from line \(begin.line) \(primitive.words.missing)"
    case .semaphore: return "leaves without '\(carrier).signal()'"
    case .channel where leak.exit == .stuckOperation: return "has no send on '\(carrier)' left and no 'finish()'"
    case .channel: return "leaves '\(carrier)' without a send or 'finish()'"
    }
  }

  /// What is lost: the carrier, or as much of it as a path has not come to.
  private func lostPart(_ leak: Leak) -> String {
    switch leak.share {
    case .all, nil: counterpart.map { "'\($0)' or '\(carrier)'" } ?? "'\(carrier)'"
    case .rest: "the rest of '\(carrier)'"
    case .one(let name): "'\(name)' of '\(carrier)'"
    }
  }

  /// Who hangs.
  var consequence: String {
    switch primitive.kind {
    case .continuation where primitive.traps: return "losing it traps at run time"
    case .continuation: return "the task that waits for it is suspended for ever"
    case .handler: return "whoever waits for it waits for ever"
    case .promise: return "whoever waits for its future waits for ever"
    case .action: return "the system waits for it until it gives up"
    case .stream: return "whoever reads the stream waits for ever"
    case .operation: return "its queue and whatever depends on it wait for ever"
    case .custom: return primitive.words.consequence
    case .group: return "its 'wait' or 'notify' never goes on"
    case .semaphore:
      return waiter.map { "the 'wait()' at line \($0.line) blocks its thread for ever" }
        ?? "its 'wait()' blocks a thread for ever"
    case .channel:
      return waiter.map { "the receiver at line \($0.line) waits for ever" } ?? "its receiver waits for ever"
    }
  }

  /// The methods that end what the system has begun: `'fail()' or 'fulfill()'`.
  private var endings: String {
    primitive.discharges.sorted().map { $0.hasSuffix(")") ? "'\($0)'" : "'\($0)()'" }.joined(separator: " or ")
  }

  /// From the beginning to the exit.
  func story(_ leak: Leak) -> [Step] {
    let place = leak.place.map { "in \($0), " } ?? ""
    let last = Step(spot: leak.spot, text: "\(place)\(subject(leak)) \(briefly(leak))")
    return given + [Step(spot: begin, text: beginText)] + leak.stepsBefore + [last]
  }
}
