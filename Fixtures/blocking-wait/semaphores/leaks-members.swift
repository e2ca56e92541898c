import Dispatch

/// The semaphore is the type's own, and only tasks signal it.
final class Loader: Sendable {
  private let loaded = DispatchSemaphore(value: 0)

  func load(_ fetch: @escaping @Sendable () async -> Void) async {
    Task {
      await fetch()
      self.loaded.signal()
    }
    loaded.wait()  // want: blocking-wait "the task started at line 8"
  }
}

/// One task waits for another, in another function.
final class Handover: Sendable {
  private let ready = DispatchSemaphore(value: 0)

  func prepare() async {
    await Task.yield()
    ready.signal()
  }

  func take() async {
    ready.wait()  // want: blocking-wait "a thread of the cooperative pool"
  }
}

/// The group is left on the main actor, and waited for there.
@MainActor
final class Gallery {
  private let shown = DispatchGroup()

  func show(_ draw: @escaping @Sendable () async -> Void) {
    shown.enter()
    Task {
      await draw()
      self.shown.leave()
    }
    shown.wait()  // want: blocking-wait "blocks the main thread"
  }
}
