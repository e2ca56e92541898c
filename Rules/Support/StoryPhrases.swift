import LeakDomain

/// How the last step of a path speaks of an exit, where the steps before it have named everything.
extension Verdict {
  func briefly(_ leak: Leak) -> String {
    switch (leak.exit, primitive.kind) {
    case (.blockedWait, _): "never ends"
    case (.stuckOperation, _): missing(leak)
    case (_, .continuation): "leaves it without a resume"
    case (_, .handler): "leaves without calling it"
    case (_, .promise): "leaves it unsettled"
    case (_, .custom): "leaves it \(primitive.words.missing)"
    case (_, .stream): "leaves it without 'finish()'"
    case (_, .group): "leaves it without 'leave()'"
    case (_, .semaphore): "leaves it without a signal"
    default: missing(leak)
    }
  }
}

extension Leak {
  /// The steps that lead to the exit. What the exit itself says is not told twice.
  var stepsBefore: [Step] {
    switch exit {
    case .skippedCallback, .unrunClosure, .nilReceiver: steps.filter { $0.spot != spot }
    default: steps
    }
  }
}
