import Foundation

actor PermitsRepaired {
  private var free: Int
  private var waiters: [CheckedContinuation<Void, Never>] = []

  init(_ count: Int) { free = count }

  func acquire() async {
    if free > 0 {
      free -= 1
      return
    }
    await withCheckedContinuation { waiters.append($0) }
  }

  func release() {
    if waiters.isEmpty { free += 1 } else { waiters.removeFirst().resume() }
  }
}

func loadAllRepaired(_ urls: [URL], _ get: @escaping @Sendable (URL) async throws -> Data) async throws -> Int {
  let permits = PermitsRepaired(4)
  return try await withThrowingTaskGroup(of: Data.self) { group in
    for url in urls {
      await permits.acquire()
      group.addTask {
        defer { Task { await permits.release() } }  // ok: on every way out
        return try await get(url)
      }
    }
    return try await group.reduce(0) { $0 + $1.count }
  }
}

final class DraftsRepaired: Sendable {
  private let turn = PermitsRepaired(1)

  func saveRepaired(_ text: String) async throws -> Bool {
    await turn.acquire()
    do {
      if !text.isEmpty { try text.write(toFile: "draft", atomically: true, encoding: .utf8) }
      await turn.release()
      return !text.isEmpty
    } catch {
      await turn.release()
      throw error
    }
  }
}

/// Made with none, it is a signal from one task to another.
func answer(_ ask: @escaping @Sendable () async -> Int) async -> Int {
  let done = PermitsRepaired(0)
  let task = Task {
    let answer = await ask()
    await done.release()
    return answer
  }
  await done.acquire()
  if Task.isCancelled { return 0 }  // ok: nothing was taken
  return await task.value
}

/// A condition: whoever waits takes nothing.
actor Changes {
  private var waiting = 0
  private var waiters: [CheckedContinuation<Void, Never>] = []

  func wait() async {
    waiting += 1
    await withCheckedContinuation { waiters.append($0) }
  }

  func signal() {
    guard !waiters.isEmpty else { return }
    waiting -= 1
    waiters.removeFirst().resume()
  }
}

/// An event: whoever waits leaves it as it is.
actor Opening {
  private var isOpen = false
  private var waiters: [CheckedContinuation<Void, Never>] = []

  func pass() async {
    if isOpen { return }
    await withCheckedContinuation { waiters.append($0) }
  }

  func open() {
    isOpen = true
    for waiter in waiters { waiter.resume() }
    waiters = []
  }
}

func follow(_ changes: Changes, _ opening: Opening, _ isDone: () -> Bool) async {
  await changes.wait()
  await opening.pass()
  if isDone() { return }  // ok: there is nothing to give back
  await changes.signal()
  await opening.open()
}
