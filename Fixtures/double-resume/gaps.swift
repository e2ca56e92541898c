// Known gaps: callbacks that run again.

final class Plug: @unchecked Sendable {
  var stateUpdateHandler: (@Sendable (Int) -> Void)?

  func stateAgain() async {
    await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
      stateUpdateHandler = { state in
        if state == 1 { continuation.resume() }  // todo-want: double-resume "continuation"
      }
    }
  }

  private func validate() throws {
    if stateUpdateHandler == nil { throw CancellationError() }
  }
}
