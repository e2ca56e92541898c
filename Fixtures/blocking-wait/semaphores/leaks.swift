import Dispatch

func inAnAsyncFunction(_ fetch: @escaping @Sendable () async -> Void) async {
  let loaded = DispatchSemaphore(value: 0)
  Task {
    await fetch()
    loaded.signal()
  }
  loaded.wait()  // want: blocking-wait "a thread of the cooperative pool for the task started at line 5"
}

func inATask(_ fetch: @escaping @Sendable () async -> Void) {
  Task {
    let loaded = DispatchSemaphore(value: 0)
    Task.detached {
      defer { loaded.signal() }
      await fetch()
    }
    loaded.wait()  // want: blocking-wait "a thread of the cooperative pool for the task started at line 15"
  }
}

func groupOfTasks(_ jobs: [@Sendable () async -> Void]) async {
  let group = DispatchGroup()
  for job in jobs {
    group.enter()
    Task {
      await job()
      group.leave()
    }
  }
  group.wait()  // want: blocking-wait "a thread of the cooperative pool for the task started at line 27"
}

actor Store {
  private var items: [Int] = []

  func insertAndWait(_ item: Int) {
    let inserted = DispatchSemaphore(value: 0)
    Task {
      self.items.append(item)
      inserted.signal()
    }
    inserted.wait()  // want: blocking-wait "blocks the actor 'Store', on which the task started at line 40"
  }

  func insertAndWaitRepairedElsewhere(_ item: Int) { items.append(item) }
}

@MainActor
final class Screen {
  private var title = ""

  func reload(_ fetch: @escaping @Sendable () async -> String) {
    let loaded = DispatchSemaphore(value: 0)
    Task {
      self.title = await fetch()
      loaded.signal()
    }
    loaded.wait()  // want: blocking-wait "blocks the main thread, on which what is started at line 56"
  }
}

@MainActor
func confirm(_ ask: @escaping @MainActor (@escaping @MainActor () -> Void) -> Void) {
  let answered = DispatchSemaphore(value: 0)
  DispatchQueue.main.async {
    answered.signal()
  }
  answered.wait()  // want: blocking-wait "blocks the main thread"
}

func onItsOwnQueue() {
  let queue = DispatchQueue(label: "work")
  queue.async {
    let done = DispatchSemaphore(value: 0)
    queue.async { done.signal() }
    done.wait()  // want: blocking-wait "blocks the queue 'queue', on which the block started at line 77"
  }
}
