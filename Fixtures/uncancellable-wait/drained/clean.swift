import Foundation

extension NotificationCenter {
  /// A stand-in for what Foundation declares elsewhere.
  func notifications(named name: Notification.Name) -> AsyncStream<Notification> { AsyncStream { _ in } }
}

// ok: a group that takes the results of all its children cancels those that would go on, or is there for as long as they are.

func uploadPartsRepaired(_ parts: [Int], _ send: @escaping @Sendable (Int) async throws -> Int) async throws -> [Int] {
  try await withThrowingTaskGroup(of: Int?.self) { group in
    group.addTask {
      while !Task.isCancelled {
        try await Task.sleep(nanoseconds: 1_000_000_000)
        print("still there")
      }
      return nil
    }
    for part in parts { group.addTask { try await send(part) } }
    var results: [Int] = []
    while results.count < parts.count, let result = try await group.next() {
      if let result { results.append(result) }
    }
    group.cancelAll()
    return results
  }
}

func collectUntilSignOutRepaired(_ names: [String], _ load: @escaping @Sendable (String) async throws -> Int)
  async throws -> [String: Int]
{
  try await withThrowingTaskGroup(of: (String, Int)?.self) { group in
    group.addTask {
      for await _ in NotificationCenter.default.notifications(named: Notification.Name("signed out")) {
        throw CancellationError()
      }
      return nil
    }
    for name in names { group.addTask { (name, try await load(name)) } }
    var found: [String: Int] = [:]
    for try await pair in group {
      if let (name, number) = pair { found[name] = number }
      if found.count == names.count { group.cancelAll() }
    }
    return found
  }
}

/// An error of the child may end the group, but who has all that he wants ends it, too.
func sum(_ numbers: [Int], beat: @escaping @Sendable () async throws -> Void) async throws -> Int {
  try await withThrowingTaskGroup(of: Int?.self) { group in
    group.addTask {
      while true {
        try await beat()
        try await Task.sleep(nanoseconds: 500_000_000)
      }
    }
    for number in numbers { group.addTask { number * 2 } }
    var total = 0
    var left = numbers.count
    for try await number in group {
      total += number ?? 0
      left -= 1
      if left == 0 { break }
    }
    group.cancelAll()
    return total
  }
}

/// A service runs until it is cancelled.
func serve(_ accept: @escaping @Sendable () async throws -> Void) async throws {
  try await withThrowingTaskGroup(of: Void.self) { group in
    group.addTask {
      while !Task.isCancelled {
        try await Task.sleep(nanoseconds: 1_000_000_000)
        print("still there")
      }
    }
    group.addTask { try await accept() }
    try await group.waitForAll()
  }
}

/// The loop ends when the others have said that they are done.
actor Progress {
  private(set) var isDone = false
  func finish() { isDone = true }
}

func watched(_ numbers: [Int], _ progress: Progress) async -> [Int] {
  await withTaskGroup(of: Int?.self) { group in
    group.addTask {
      while !Task.isCancelled {
        try? await Task.sleep(nanoseconds: 1_000_000)
        if await progress.isDone { return nil }
      }
      return nil
    }
    group.addTask {
      await progress.finish()
      return numbers.first
    }
    var found: [Int] = []
    for await number in group { if let number { found.append(number) } }
    return found
  }
}

/// What is called `updates` here is finished by the child that feeds it.
final class Meter: Sendable {
  let updates: AsyncStream<Int>
  private let continuation: AsyncStream<Int>.Continuation
  init() { (updates, continuation) = AsyncStream.makeStream(of: Int.self) }
  func show(_ number: Int) { continuation.yield(number) }
  func stop() { continuation.finish() }
}

func measured(_ meter: Meter, _ numbers: [Int]) async -> [Int] {
  await withTaskGroup(of: [Int].self) { group in
    group.addTask {
      for await number in meter.updates { print(number) }
      return []
    }
    group.addTask {
      defer { meter.stop() }
      for number in numbers { meter.show(number) }
      return numbers
    }
    var found: [Int] = []
    for await part in group { found += part }
    return found
  }
}

struct Finished: Error {}

/// The error of the child that has done the work ends the others.
func first(_ numbers: [Int], _ work: @escaping @Sendable (Int) async throws -> Void) async throws -> [Int] {
  try await withThrowingTaskGroup(of: Int.self) { group in
    group.addTask {
      while true {
        try await Task.sleep(nanoseconds: 1_000_000_000)
        print("still there")
      }
    }
    group.addTask {
      for number in numbers { try await work(number) }
      throw Finished()
    }
    group.addTask { numbers.count }
    var found: [Int] = []
    for try await number in group { found.append(number) }
    return found
  }
}
