import LeakDomain

/// How messages speak of a child that waits for somebody to read its output.
extension PipeVerdict {
  var diagnosis: Diagnosis {
    let end = cause == .inputOpen ? "its input comes from \(pipe)" : "its output goes into \(pipe)"
    var related: [(Spot, String)] = [(start, "the child starts here"), (attached, "\(end) here")]
    if let read { related.append((read, "\(pipe) is read here, after the wait")) }
    if case .neverRead(let heard) = cause {
      related = [(start, "the child starts here"), (heard, "what the child does is waited for here")]
    }
    related += others.map { ($0, "so does this wait") }
    return Diagnosis(
      severity: isGuess ? .note : .warning, at: wait, message: message, related: related,
      path: [
        Step(
          spot: attached,
          text: cause == .inputOpen
            ? "the input of '\(process)' comes from \(pipe)" : "the output of '\(process)' goes into \(pipe)")
      ]
        + [Step(spot: start, text: "the child starts")] + stepsBehind + [Step(spot: wait, text: last)],
      consequence: outcome, waiter: start)
  }

  /// What led to the start is no part of the path.
  private var stepsBehind: [Step] { steps.filter { $0.spot.location.range.start > attached.location.range.start } }

  private var outcome: String {
    switch cause {
    case .inputOpen:
      "both processes wait every time\(isGuess ? ", if the program reads its input to the end" : ""); "
        + "nothing is seen at run time"
    case .inputFirst:
      "harmless while input and output fit the pipes (64 KB each), then both processes wait"
        + "\(isGuess ? ", if the program writes while it reads" : ""); nothing is seen at run time"
    case .neverRead:
      "harmless while the output fits the pipe (64 KB), then the child stands still, with all that it would still tell; "
        + "nothing is seen at run time"
    case .exitAwaited, .otherPipeRead, .readAtExit:
      "harmless while the output fits the pipe (64 KB), then both processes wait; nothing is seen at run time"
    }
  }

  private var pipe: String { "'\(pipes.first ?? "the pipe")'" }

  private var all: String { pipes.map { "'\($0)'" }.joined(separator: " and ") }

  private var reader: String {
    guard let read else { return "nobody reads \(all) before" }
    return "\(all) \(pipes.count == 1 ? "is" : "are") read at line \(read.line), after it"
  }

  private var message: String {
    let consequence = "once the child has filled the pipe, it is suspended in its write and never ends"
    switch cause {
    case .exitAwaited: return "this waits for the end of '\(process)', but \(reader): \(consequence)"
    case .otherPipeRead(let other):
      return "this reads '\(other)' until the child of '\(process)' ends, but \(reader): \(consequence)"
    case .readAtExit:
      return "this reads \(all) only when the child of '\(process)' has ended: \(consequence)"
    case .inputOpen:
      return
        "this waits for the end of '\(process)', but the writing end of \(all) is still open: a child that reads its input "
        + "to the end waits for that, and never ends"
    case .neverRead:
      return
        "nobody reads \(all), into which the child of '\(process)' writes: once the child has filled the pipe, it is suspended in its write"
    case .inputFirst:
      return
        "this writes all that '\(process)' is to read, but \(reader): once the child has "
        + "filled the pipe, it reads no more, and both wait for each other"
    }
  }

  private var last: String {
    switch cause {
    case .exitAwaited: "this waits for the child, which waits for a reader of \(all)"
    case .otherPipeRead: "this waits for the child, which may wait for a reader of \(all)"
    case .inputOpen: "this waits for the child, which waits for the end of its input"
    case .inputFirst: "this waits for the child to read, which waits for a reader of \(all)"
    case .neverRead: "nobody reads \(all) while the child runs"
    case .readAtExit: "this runs when the child has ended, which waits for a reader"
    }
  }
}
