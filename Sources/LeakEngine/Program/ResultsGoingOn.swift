import LeakFlow

/// Results that go on to another call, which may know by them what has been done: `perform(state.add(continuation))`,
/// `state.add(continuation).assertNothing()`.
extension Program {
  func resultsGoingOn(file number: Int) -> Set<CallID> {
    if let known = resultsGoingOn[number] { return known }
    let file = files[number]
    let used = file.calls.flatMap { site in [site.receiver].compactMap { $0 } + site.arguments.map(\.value) }
    let found = Set(used.compactMap { file.call(giving: $0) })
    resultsGoingOn[number] = found
    return found
  }
}

extension FlowFile {
  /// The call whose result a value is, or the variable that it is stands for.
  fileprivate func call(giving value: Value) -> CallID? {
    switch value {
    case .call(let id): id
    case .variable(let id): if case .call(let call)? = self[id].definition { call } else { nil }
    default: nil
    }
  }
}
