// The same, with an answer for whoever is taken out.

actor DoorsRepaired {
  private var waiting: [Int: CheckedContinuation<Void, Never>] = [:]

  func wait(at door: Int) async {
    if waiting[door] != nil { return }
    await withCheckedContinuation { waiting[door] = $0 }
  }

  func open(_ door: Int) { waiting.removeValue(forKey: door)?.resume() }

  func unregisterRepaired(_ door: Int) { waiting.removeValue(forKey: door)?.resume() }

  func lockRepaired(_ door: Int) { waiting.removeValue(forKey: door)?.resume() }
}
