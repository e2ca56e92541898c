/// The first is told, and the others are dropped with it.
actor Audience {
  private var listeners: [CheckedContinuation<Int, Never>] = []

  func listen() async -> Int {
    await withCheckedContinuation { listeners.append($0) }
  }

  func tell(_ value: Int) {
    listeners.first?.resume(returning: value)
    listeners.removeAll()  // want: overwritten-waiter "drops every continuation that is still in 'listeners'"
  }
}
