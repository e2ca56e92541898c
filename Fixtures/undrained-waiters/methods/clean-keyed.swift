/// Served one by one, and those who are left when the desk closes.
actor DeskRepaired {
  private var waiting: [String: [CheckedContinuation<Int, Never>]] = [:]
  private var isClosed = false

  func ask(_ name: String) async -> Int {
    if isClosed { return 0 }
    return await withCheckedContinuation { waiting[name, default: []].append($0) }
  }

  func answer(_ name: String, _ number: Int) {
    for continuation in waiting.removeValue(forKey: name) ?? [] { continuation.resume(returning: number) }
  }

  func closeRepaired() {
    isClosed = true
    let all = waiting
    waiting = [:]
    for continuation in all.values.joined() { continuation.resume(returning: 0) }
  }
}
