import Foundation

/// Work that begins when somebody asks for it.
final class DeferredTask: Sendable {
  private let operation: @Sendable () async -> Void
  init(_ operation: @escaping @Sendable () async -> Void) { self.operation = operation }
  var isRunning: Bool { false }
  func run() { Task { await operation() } }
  func cancel() {}
}

func describe(_ task: DeferredTask) -> String { task.isRunning ? "running" : "waiting" }

func upload(_ data: Data, _ isOnline: Bool, _ send: @escaping @Sendable (Data) async -> Void) {
  let task = DeferredTask { await send(data) }
  print(describe(task))
  if isOnline { task.run() }
}  // want: forgotten-sender "reaching the end here leaves 'task' from line 15 without running or cancelling it"

func uploadAll(_ parts: [Data], _ send: @escaping @Sendable (Data) async -> Void) {
  for part in parts {
    let task = DeferredTask { await send(part) }  // want: forgotten-sender "'task' is never run or cancelled: its operation never begins"
    print(task.isRunning)
  }
}
