// Entries that are taken out by their key: for whoever names them, or for the type itself.

actor Doors {
  private var waiting: [Int: CheckedContinuation<Void, Never>] = [:]

  func wait(at door: Int) async {
    if waiting[door] != nil { return }
    await withCheckedContinuation { waiting[door] = $0 }
  }

  func open(_ door: Int) { waiting.removeValue(forKey: door)?.resume() }

  /// Its callers may have resumed it.
  func unregister(_ door: Int) {
    waiting.removeValue(forKey: door)  // want: overwritten-waiter note "this removes a continuation from 'waiting'"
  }

  func lock(_ door: Int) {
    waiting.removeValue(forKey: door)  // want: overwritten-waiter warning "this removes a continuation from 'waiting'"
  }
}
