/// What a run spends its time on, in order.
public enum Phase: String, CaseIterable, Hashable, Sendable {
  /// Finding files and projects.
  case search
  /// Reading files, and their digests.
  case read
  /// Looking for results of earlier runs, and keeping some.
  case cache
  /// What the guard looks at before the parser does.
  case scan
  case parse
  /// From syntax trees to the small AST.
  case lower
  /// Flow graphs.
  case flow
  /// Who is called by which name, and which types there are.
  case index
  /// What functions do with what they are given.
  case summaries
  /// Following obligations, slots and waits, without the summaries that this takes.
  case obligations
  /// Out of verdicts, findings.
  case rules
  case repairs
  /// Levels, baselines, and writing it all out.
  case report
}

/// Knows how much time each phase takes. Work is measured on the thread that does it; other threads may do so as well.
public protocol PhaseClock: Sendable {
  /// Seconds of processor time that the calling thread has used.
  func now() -> Double
  func add(_ seconds: Double, to phase: Phase)
}

extension Optional where Wrapped == any PhaseClock {
  /// Does the work; nothing is measured where nobody wants to know.
  public func measure<Result>(_ phase: Phase, _ work: () -> Result) -> Result {
    guard let clock = self else { return work() }
    let begin = clock.now()
    defer { clock.add(clock.now() - begin, to: phase) }
    return work()
  }

  /// Work that is a part of another phase, and does not count there.
  public func measure<Result>(_ phase: Phase, within outer: Phase, _ work: () -> Result) -> Result {
    guard let clock = self else { return work() }
    let begin = clock.now()
    defer {
      let seconds = clock.now() - begin
      clock.add(seconds, to: phase)
      clock.add(-seconds, to: outer)
    }
    return work()
  }
}
