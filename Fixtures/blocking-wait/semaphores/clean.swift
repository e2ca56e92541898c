import Dispatch
import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

func inAnAsyncFunctionRepaired(_ fetch: @escaping @Sendable () async -> Void) async {
  let loading = Task {
    await fetch()
  }
  await loading.value  // ok: suspends, and keeps no thread
}

func inATaskRepaired(_ fetch: @escaping @Sendable () async -> Void) {
  Task {
    let loading = Task.detached {
      await fetch()
    }
    await loading.value
  }
}

func groupOfTasksRepaired(_ jobs: [@Sendable () async -> Void]) async {
  await withTaskGroup(of: Void.self) { group in
    for job in jobs {
      group.addTask { await job() }
    }
  }
}

actor Shelf {
  private var items: [Int] = []

  func insertAndWaitRepaired(_ item: Int) async {
    let inserting = Task {
      self.items.append(item)
    }
    await inserting.value  // ok: the actor is free while this is suspended
  }
}

@MainActor
final class Panel {
  private var title = ""

  func reloadRepaired(_ fetch: @escaping @Sendable () async -> String) {
    Task {
      self.title = await fetch()
    }
  }

  func prepare() {
    let prepared = DispatchSemaphore(value: 0)
    DispatchQueue.global().async {
      prepared.signal()
    }
    prepared.wait()  // ok: another thread signals
  }
}

@MainActor
func confirmRepaired(_ ask: @escaping @MainActor (@escaping @MainActor () -> Void) -> Void) {
  ask {}
}

func onItsOwnQueueRepaired() {
  let queue = DispatchQueue(label: "work")
  let other = DispatchQueue(label: "other")
  queue.async {
    let done = DispatchSemaphore(value: 0)
    other.async { done.signal() }
    done.wait()  // ok: another queue signals
  }
}

func onAConcurrentQueue() {
  let queue = DispatchQueue(label: "work", attributes: .concurrent)
  queue.async {
    let done = DispatchSemaphore(value: 0)
    queue.async { done.signal() }
    done.wait()  // ok: the queue runs several blocks at a time
  }
}

func callbackOfTheSession(_ request: URLRequest) async {
  let done = DispatchSemaphore(value: 0)
  URLSession.shared.dataTask(with: request) { _, _, _ in
    done.signal()
  }.resume()
  done.wait()  // ok: the session has threads of its own
}

func onAThreadOfItsOwn(_ fetch: @escaping @Sendable () async -> Void) {
  let thread = Thread {
    let loaded = DispatchSemaphore(value: 0)
    Task {
      await fetch()
      loaded.signal()
    }
    loaded.wait()  // ok: no thread of the pool waits
  }
  thread.start()
}

func asALock(_ use: @escaping @Sendable () -> Void) async {
  let turn = DispatchSemaphore(value: 1)
  Task {
    turn.wait()
    use()
    turn.signal()
  }
  turn.wait()  // ok: whoever holds it runs already
  use()
  turn.signal()
}

func withATimeLimit(_ fetch: @escaping @Sendable () async -> Void) async -> Bool {
  let loaded = DispatchSemaphore(value: 0)
  Task {
    await fetch()
    loaded.signal()
  }
  return loaded.wait(timeout: .now() + 1) == .success  // ok: ends in any case
}
