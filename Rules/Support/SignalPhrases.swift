import LeakDomain

/// Condition variables that nobody signals in time.
extension WaitVerdict {
  var forgottenSignal: [Diagnosis] {
    switch cause {
    case .changedUnwoken(let place): [unwoken(place)]
    case .signalLost: [lost]
    case .neverSignalled: [unsignalled]
    case .leftSet(let flag, let exit): [left(flag, exit)]
    default: []
    }
  }

  private static let outcome = "the thread stays blocked until some other signal comes; nothing is seen at run time"

  private func unwoken(_ place: String) -> Diagnosis {
    let line = peerLine ?? "another thread"
    return Diagnosis(
      severity: .warning, at: wait,
      message: "'\(place)', for which \(line) waits, is changed here, and a path from here ends without a signal of "
        + "'\(carrier)': whoever waits is not woken",
      related: peer.map { [($0, "this waits for '\(place)'")] } ?? [],
      path: (peer.map { [Step(spot: $0, text: "this waits for '\(place)'")] } ?? [])
        + [Step(spot: wait, text: "'\(place)' is changed, and nobody is told")],
      consequence: Self.outcome, waiter: peer)
  }

  private func left(_ flag: String, _ exit: Leak.Exit) -> Diagnosis {
    let line = peerLine ?? "the loop"
    return Diagnosis(
      severity: .warning, at: wait,
      message:
        "\(exit.subject) leaves '\(flag)' set, and nothing else takes it back: whoever comes next waits at \(line) for ever",
      related: peer.map { [($0, "this waits for '\(flag)'")] } ?? [],
      path: (begin.map { [Step(spot: $0, text: "'\(flag)' is set")] } ?? [])
        + [Step(spot: wait, text: "'\(flag)' stays set")],
      consequence: "all that come later wait in a loop; nothing is seen at run time", waiter: peer)
  }

  private var lost: Diagnosis {
    let line = peerLine.map { " from \($0)" } ?? ""
    return Diagnosis(
      severity: .warning, at: wait,
      message:
        "the signal\(line) is lost if it comes before this wait, which asks for nothing first: then it waits for ever",
      related: peer.map { [($0, "what signals '\(carrier)' starts here")] } ?? [],
      path: (peer.map { [Step(spot: $0, text: "what signals '\(carrier)' starts here")] } ?? [])
        + [Step(spot: wait, text: "this waits for a signal that may have come")],
      consequence: Self.outcome)
  }

  private var unsignalled: Diagnosis {
    Diagnosis(
      severity: .warning, at: wait, message: "nothing signals '\(carrier)': this wait blocks its thread for ever",
      related: [], path: [Step(spot: wait, text: "nothing signals '\(carrier)'")], consequence: Self.outcome)
  }
}
