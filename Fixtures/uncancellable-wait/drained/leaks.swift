import Foundation

extension NotificationCenter {
  /// A stand-in for what Foundation declares elsewhere.
  func notifications(named name: Notification.Name) -> AsyncStream<Notification> { AsyncStream { _ in } }
}

// A group takes the results of all its children and goes on with them, and one of the children ends only by being cancelled.

func uploadParts(_ parts: [Int], _ send: @escaping @Sendable (Int) async throws -> Int) async throws -> [Int] {
  try await withThrowingTaskGroup(of: Int?.self) { group in
    defer { group.cancelAll() }
    group.addTask {
      while !Task.isCancelled {  // want: uncancellable-wait "takes the results of all children before it goes on, without 'cancelAll()'"
        try await Task.sleep(nanoseconds: 1_000_000_000)
        print("still there")
      }
      return nil
    }
    for part in parts { group.addTask { try await send(part) } }
    var results: [Int] = []
    while let result = try await group.next() {
      if let result { results.append(result) }
    }
    return results
  }
}

func collectUntilSignOut(_ names: [String], _ load: @escaping @Sendable (String) async throws -> Int) async throws
  -> [String: Int]
{
  try await withThrowingTaskGroup(of: (String, Int)?.self) { group in
    group.addTask {
      for await _ in NotificationCenter.default.notifications(named: Notification.Name("signed out")) {  // want: uncancellable-wait "only cancelling ends this loop"
        throw CancellationError()
      }
      return nil
    }
    for name in names { group.addTask { (name, try await load(name)) } }
    var found: [String: Int] = [:]
    for try await pair in group {
      if let (name, number) = pair { found[name] = number }
    }
    group.cancelAll()
    return found
  }
}
