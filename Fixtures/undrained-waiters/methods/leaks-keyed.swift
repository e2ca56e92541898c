/// Served one by one, and those under other names are still there when the desk closes.
actor Desk {
  private var waiting: [String: [CheckedContinuation<Int, Never>]] = [:]
  private var isClosed = false

  func ask(_ name: String) async -> Int {
    if isClosed { return 0 }
    return await withCheckedContinuation { waiting[name, default: []].append($0) }
  }

  func answer(_ name: String, _ number: Int) {
    for continuation in waiting.removeValue(forKey: name) ?? [] { continuation.resume(returning: number) }
  }

  func close() {  // want: undrained-waiters "'waiting'"
    isClosed = true
  }
}
