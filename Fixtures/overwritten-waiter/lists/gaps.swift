// Known gap: what a closure chooses for `removeAll(where:)` is dropped.

final class Chooser {
  private var waiting: [(id: Int, continuation: CheckedContinuation<Void, Never>)] = []

  func wait(_ id: Int) async {
    await withCheckedContinuation { waiting.append((id, $0)) }
  }

  func wakeAll() {
    for waiter in waiting { waiter.continuation.resume() }
    waiting = []
  }

  func forget(_ id: Int) {
    waiting.removeAll { $0.id == id }  // todo-want: overwritten-waiter "waiting"
  }
}
