import LeakDomain

/// One way to take a wait out of its own way.
protocol SingleWaitRepair {
  init(layout: SourceLayout, verdict: WaitVerdict)
  /// `nil` where it does not fit.
  var candidate: Candidate? { get }
}
