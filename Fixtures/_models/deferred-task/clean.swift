import Foundation

final class DeferredTask: Sendable {
  private let operation: @Sendable () async -> Void
  init(_ operation: @escaping @Sendable () async -> Void) { self.operation = operation }
  var isRunning: Bool { false }
  func run() { Task { await operation() } }
  func cancel() {}
}

final class TaskQueue: @unchecked Sendable {
  private var tasks: [DeferredTask] = []
  func enqueue(_ task: DeferredTask) { tasks.append(task) }
}

func uploadRepaired(_ data: Data, _ isOnline: Bool, _ send: @escaping @Sendable (Data) async -> Void) {
  let task = DeferredTask { await send(data) }
  if isOnline { task.run() } else { task.cancel() }
}

func uploadAllRepaired(_ parts: [Data], _ queue: TaskQueue, _ send: @escaping @Sendable (Data) async -> Void) {
  for part in parts {
    let task = DeferredTask { await send(part) }
    queue.enqueue(task)  // ok: the queue runs it
  }
}

/// A task that is given back is the caller's to run.
func prepare(_ data: Data, _ send: @escaping @Sendable (Data) async -> Void) -> DeferredTask {
  let task = DeferredTask { await send(data) }
  return task
}

/// What it may never run, others have to see to.
func delivered(_ data: Data, _ queue: TaskQueue, _ send: @escaping @Sendable (Data) async -> Bool) async {
  await withCheckedContinuation { continuation in
    let task = DeferredTask {
      guard await send(data) else { return }  // unmodelled: a task that runs once
      continuation.resume()
    }
    queue.enqueue(task)
  }
}
