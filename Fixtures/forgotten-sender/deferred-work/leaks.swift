import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

struct Fetcher: Sendable {
  let isOnline: Bool

  func neverStarted(_ url: URL) async -> Data? {
    await withCheckedContinuation { continuation in
      let task = URLSession.shared.dataTask(with: url) { data, _, _ in  // want: forgotten-sender "nothing starts what this 'dataTask' makes, and that leaves 'continuation' from line 11 without a resume"
        continuation.resume(returning: data)
      }
      print(task.taskIdentifier)
    }
  }

  func startedOnOnePath(_ url: URL) async -> Data? {
    await withCheckedContinuation { continuation in
      let task = URLSession.shared.dataTask(with: url) { data, _, _ in  // want: forgotten-sender "without a resume (when 'isOnline' is false)"
        continuation.resume(returning: data)
      }
      if isOnline { task.resume() }
    }
  }

  func expressionOnly(_ url: URL, completion: @escaping @Sendable (Data?) -> Void) {
    _ = URLSession.shared.dataTask(with: url) { data, _, _ in  // want: forgotten-sender "leaves without calling 'completion'"
      completion(data)
    }
  }

  func assignedLater(_ url: URL) async -> Data? {
    await withCheckedContinuation { continuation in
      var task: URLSessionTask
      task = URLSession.shared.uploadTask(with: URLRequest(url: url), from: Data()) { data, _, _ in  // want: forgotten-sender "nothing starts what this 'uploadTask' makes"
        continuation.resume(returning: data)
      }
      task.taskDescription = "upload"
    }
  }
}

func itemOnOnePath(_ isUrgent: Bool, on queue: DispatchQueue) async -> Int {
  await withCheckedContinuation { continuation in
    let item = DispatchWorkItem { continuation.resume(returning: 1) }  // want: forgotten-sender "nothing starts what this 'DispatchWorkItem' makes"
    item.notify(queue: queue) { print("done") }
    guard isUrgent else { return }
    queue.async(execute: item)
  }
}

func operationNotQueued(_ dependency: Operation) async {
  await withCheckedContinuation { continuation in
    let operation = BlockOperation { continuation.resume() }  // want: forgotten-sender "nothing starts what this 'BlockOperation' makes"
    operation.addDependency(dependency)
  }
}

func groupWithItem(_ isUrgent: Bool, on queue: DispatchQueue) {
  let group = DispatchGroup()
  group.enter()
  let item = DispatchWorkItem { group.leave() }
  if isUrgent { queue.async(execute: item) }
  group.wait()  // want: forgotten-sender "this wait blocks for ever: 'group', entered at line 63, is not left (when 'isUrgent' is false)"
}

func waitForItem(_ isUrgent: Bool, on queue: DispatchQueue) {
  let item = DispatchWorkItem { print("work") }
  if isUrgent { queue.async(execute: item) }
  item.wait()  // want: forgotten-sender "this wait never ends: 'item' from line 70 is not performed before it"
}

func waitForCondition(_ work: @escaping @Sendable (@escaping @Sendable (Bool) -> Void) -> Void) {
  let condition = NSCondition()
  condition.lock()
  work { isValid in
    guard isValid else { return }  // want: forgotten-sender "leaves 'condition' from line 76 without a signal"
    condition.lock()
    condition.signal()
    condition.unlock()
  }
  condition.wait()
  condition.unlock()
}

/// Each turn of the loop makes the work again, and drops it but in the last.
func itemInEachTurn(_ words: [String], on queue: DispatchQueue) async -> String {
  await withCheckedContinuation { continuation in
    guard words.count > 1 else { return }  // want: forgotten-sender "this return leaves 'continuation' from line 90 without a resume"
    while true {
      let item = DispatchWorkItem { continuation.resume(returning: words[0]) }
      if words.count > 3 {
        queue.async(execute: item)
        return
      }
    }
  }
}
