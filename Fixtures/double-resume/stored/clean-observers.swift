// Who is told of some events and stays is an observer, whatever the last event does.

final class Bus {
  enum Update { case bytes(Int), finished }
  private var listeners: [Int: (Update) -> Void] = [:]
  private var next = 0

  func publish(_ update: Update) {
    let current = listeners
    if case .finished = update { listeners = [:] }
    current.values.forEach { $0(update) }  // ok: others than the last event come more than once
  }

  func listen(_ listener: @escaping (Update) -> Void) -> Int {
    next += 1
    listeners[next] = listener
    return next
  }

  func stop(_ key: Int) { listeners.removeValue(forKey: key) }
}
