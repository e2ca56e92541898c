/// What a repair of a finding must bring about. How it is written into the source is decided where the text is at hand.
public enum RepairPlan: Sendable {
  /// Meet the obligation on every exit that leaks.
  case discharge(Verdict)
  /// Set a sender free on every path on which nobody receives from it.
  case release(Verdict)
  /// Make the first of two discharges the only one.
  case once(Verdict)
  /// Read a pipe before the wait for the process that fills it.
  case drain(PipeVerdict)
  /// Meet the obligations that a type keeps before they are lost.
  case stored(StoredVerdict)
  /// Let an endless loop end with its task.
  case loop(TaskVerdict)
  /// Let a wait no longer be in the way of what ends it.
  case wait(WaitVerdict)
}
