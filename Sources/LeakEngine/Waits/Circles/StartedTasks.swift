import LeakFlow

extension FileAnalysis {
  /// The closure that runs as a task which a call starts.
  func task(startedBy id: CallID) -> BodyID? {
    switch file[id].callee {
    case .global("Task"), .member(.global("Task"), "detached"):
      if case .body(let closure)? = file[id].arguments.last?.value { return closure }
      return nil
    default: return nil
    }
  }
}
