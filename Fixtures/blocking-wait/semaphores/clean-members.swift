import Dispatch

final class LoaderRepaired: Sendable {
  func loadRepaired(_ fetch: @escaping @Sendable () async -> Void) async {
    let loading = Task {
      await fetch()
    }
    await loading.value
  }
}

/// A thread signals.
final class HandoverRepaired: Sendable {
  private let ready = DispatchSemaphore(value: 0)
  private let queue = DispatchQueue(label: "handover")

  func prepare() {
    queue.async { self.ready.signal() }
  }

  func takeRepaired() async {
    ready.wait()  // ok: the queue has threads of its own
  }
}

/// One of the ways to signal needs no task.
final class Twofold: Sendable {
  private let ready = DispatchSemaphore(value: 0)

  func prepare() async {
    ready.signal()
  }

  func skip() {
    ready.signal()
  }

  func take() async {
    ready.wait()  // ok: whoever calls 'skip' may be any thread
  }
}

@MainActor
final class GalleryRepaired {
  private let shown = DispatchGroup()

  func showRepaired(_ draw: @escaping @Sendable () async -> Void) async {
    await draw()
    shown.notify(queue: .main) { print("shown") }
  }
}
