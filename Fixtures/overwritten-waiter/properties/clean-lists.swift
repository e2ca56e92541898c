actor Audience {
  private var listeners: [CheckedContinuation<Int, Never>] = []

  func listen() async -> Int {
    await withCheckedContinuation { listeners.append($0) }
  }

  func tellRepaired(_ value: Int) {
    for listener in listeners { listener.resume(returning: value) }
    listeners.removeAll()
  }

  func tellFirst(_ value: Int) {
    listeners.first?.resume(returning: value)
    if !listeners.isEmpty { listeners.removeFirst() }
  }

  func tellLast(_ value: Int) {
    guard let last = listeners.last else { return }
    last.resume(returning: value)
    listeners.removeLast()
  }
}
