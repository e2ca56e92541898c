import Foundation

// Closures that are called once, whatever comes.

final class OnceListeners: @unchecked Sendable {
  private var observers: [UUID: (Int) -> Void] = [:]

  func set(_ state: Int) {
    let all = observers
    observers = [:]
    for observer in all.values { observer(state) }
  }

  func add(_ id: UUID, _ changed: @escaping (Int) -> Void) { observers[id] = changed }

  func untilUp() async {
    await withCheckedContinuation { continuation in
      let id = UUID()
      add(id) { state in
        guard state == 1 else { return }  // want: forgotten-sender "when 'state == 1' is false"
        continuation.resume()
      }
    }
  }
}
