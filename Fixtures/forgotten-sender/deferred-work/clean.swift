import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

struct PatientFetcher: Sendable {
  let isOnline: Bool

  func neverStartedRepaired(_ url: URL) async -> Data? {
    await withCheckedContinuation { continuation in
      let task = URLSession.shared.dataTask(with: url) { data, _, _ in
        continuation.resume(returning: data)
      }
      print(task.taskIdentifier)
      task.resume()  // ok: started
    }
  }

  func startedOnOnePathRepaired(_ url: URL) async -> Data? {
    await withCheckedContinuation { continuation in
      let task = URLSession.shared.dataTask(with: url) { data, _, _ in
        continuation.resume(returning: data)
      }
      if isOnline {
        task.resume()
      } else {
        continuation.resume(returning: nil)  // ok: the task is dropped, and the waiter told
      }
    }
  }

  func expressionOnlyRepaired(_ url: URL, completion: @escaping @Sendable (Data?) -> Void) {
    URLSession.shared.dataTask(with: url) { data, _, _ in
      completion(data)
    }.resume()  // ok: started at once
  }

  func assignedLaterRepaired(_ url: URL) async -> Data? {
    await withCheckedContinuation { continuation in
      var task: URLSessionTask?
      task = URLSession.shared.uploadTask(with: URLRequest(url: url), from: Data()) { data, _, _ in
        continuation.resume(returning: data)
      }
      task?.resume()  // ok: it is not nil
    }
  }

  func returned(_ url: URL, completion: @escaping @Sendable (Data?) -> Void) -> URLSessionTask {
    URLSession.shared.dataTask(with: url) { data, _, _ in completion(data) }  // ok: the caller starts it
  }

  func passedOn(_ url: URL, to start: @escaping @Sendable (URLSessionTask) -> Void) async -> Data? {
    await withCheckedContinuation { continuation in
      let task = URLSession.shared.dataTask(with: url) { data, _, _ in
        continuation.resume(returning: data)
      }
      start(task)  // ok: somebody else has it
    }
  }

  func captured(_ url: URL, on queue: DispatchQueue) async -> Data? {
    await withCheckedContinuation { continuation in
      let task = URLSession.shared.dataTask(with: url) { data, _, _ in
        continuation.resume(returning: data)
      }
      queue.async { task.resume() }  // ok: a closure starts it
    }
  }

  func inOrder(_ urls: [URL], completion: @escaping @Sendable (Data?) -> Void) -> [URLSessionTask] {
    guard let url = urls.first else {
      completion(nil)
      return []
    }
    let task = URLSession.shared.dataTask(with: url) { data, _, _ in completion(data) }
    return [task]  // ok: the caller starts it
  }
}

final class Downloads: @unchecked Sendable {
  private var pending: [URLSessionTask] = []

  func add(_ url: URL, completion: @escaping @Sendable (Data?) -> Void) {
    let task = URLSession.shared.dataTask(with: url) { data, _, _ in completion(data) }
    pending.append(task)  // ok: kept
  }

  func startAll() { for task in pending { task.resume() } }
}

func itemOnOnePathRepaired(_ isUrgent: Bool, on queue: DispatchQueue) async -> Int {
  await withCheckedContinuation { continuation in
    let item = DispatchWorkItem { continuation.resume(returning: 1) }
    item.notify(queue: queue) { print("done") }
    guard isUrgent else {
      item.perform()
      return
    }
    queue.async(execute: item)  // ok: the queue runs it
  }
}

func operationNotQueuedRepaired(_ dependency: Operation, on queue: OperationQueue) async {
  await withCheckedContinuation { continuation in
    let operation = BlockOperation { continuation.resume() }
    operation.addDependency(dependency)
    queue.addOperation(operation)  // ok: the queue runs it
    queue.waitUntilAllOperationsAreFinished()
  }
}

func groupWithItemRepaired(_ isUrgent: Bool, on queue: DispatchQueue) {
  let group = DispatchGroup()
  group.enter()
  let item = DispatchWorkItem { group.leave() }
  if isUrgent { queue.async(execute: item) } else { item.perform() }
  group.wait()  // ok: it runs on both ways
}

func waitForItemRepaired(_ isUrgent: Bool, on queue: DispatchQueue) {
  let item = DispatchWorkItem { print("work") }
  guard isUrgent else { return }
  queue.async(execute: item)
  item.wait()  // ok: the queue runs it
}

func waitForItemForASecond() {
  let item = DispatchWorkItem { print("work") }
  _ = item.wait(timeout: .now() + 1)  // ok: it ends by itself
}

func waitForConditionRepaired(_ work: @escaping @Sendable (@escaping @Sendable (Bool) -> Void) -> Void) {
  let condition = NSCondition()
  condition.lock()
  work { isValid in
    condition.lock()
    if !isValid { print("failed") }
    condition.signal()  // ok: on each path
    condition.unlock()
  }
  condition.wait()
  condition.unlock()
}

func waitForConditionUntil(_ deadline: Date) {
  let condition = NSCondition()
  condition.lock()
  _ = condition.wait(until: deadline)  // ok: it ends by itself
  condition.unlock()
}

func itemInEachTurnRepaired(_ words: [String], on queue: DispatchQueue) async -> String {
  await withCheckedContinuation { continuation in
    guard words.count > 1 else {
      continuation.resume(returning: "")
      return
    }
    while true {
      let item = DispatchWorkItem { continuation.resume(returning: words[0]) }
      if words.count > 3 {
        queue.async(execute: item)
        return  // ok: what the last turn has made is started
      }
    }
  }
}

func ownSession(_ url: URL, completion: @escaping @Sendable (Data?) -> Void) {
  let session = URLSession(configuration: .default)
  let task = session.dataTask(with: url) { data, _, _ in completion(data) }  // ok: the task is what is started
  task.resume()
}
