import Foundation

// Marks that closures set: callbacks, tasks and what runs under a lock.

final class Socket {
  var onMessage: ((String) -> Void)?
  var onError: ((any Error) -> Void)?
  func open() {}
}

final class Chat {
  private let socket = Socket()
  private var lines: [String] = []
  private var reader: CheckedContinuation<String, any Error>?
  private var failure: (any Error)?

  func start() {
    socket.onMessage = { [weak self] text in self?.received(text) }
    socket.onError = { [weak self] error in
      print(error)
      self?.failure = error  // want: undrained-waiters "setting 'failure' ends this and leaves what is still in 'reader'"
    }
    socket.open()
  }

  private func received(_ text: String) {
    if let reader {
      self.reader = nil
      reader.resume(returning: text)
    } else {
      lines.append(text)
    }
  }

  func readLine() async throws -> String {
    if !lines.isEmpty { return lines.removeFirst() }
    if let failure { throw failure }
    return try await withCheckedThrowingContinuation { continuation in
      precondition(reader == nil)
      reader = continuation
    }
  }
}

/// The task that reads tells them where the sequence ends, and not where it fails.
final class Watcher: @unchecked Sendable {
  private let lock = NSLock()
  private var queue: [String] = []
  private var reader: CheckedContinuation<String?, Never>?
  private var isOver = false
  private let lines: AsyncThrowingStream<String, any Error>

  init(_ lines: AsyncThrowingStream<String, any Error>) { self.lines = lines }

  func start() {
    Task {
      do {
        for try await line in lines { deliver(line) }
        end()
      } catch {
        print("failed: \(error)")
        lock.withLock { isOver = true }  // want: undrained-waiters "'isOver = true' ends this and leaves what is still in 'reader'"
      }
    }
  }

  private func end() {
    let waiting = lock.withLock { () -> CheckedContinuation<String?, Never>? in
      isOver = true
      defer { reader = nil }
      return reader
    }
    waiting?.resume(returning: nil)
  }

  private func deliver(_ line: String) {
    let waiting: CheckedContinuation<String?, Never>? = lock.withLock {
      guard let waiting = reader else {
        queue.append(line)
        return nil
      }
      reader = nil
      return waiting
    }
    waiting?.resume(returning: line)
  }

  func next() async -> String? {
    await withCheckedContinuation { continuation in
      lock.lock()
      defer { lock.unlock() }
      if !queue.isEmpty {
        continuation.resume(returning: queue.removeFirst())
      } else if isOver {
        continuation.resume(returning: nil)
      } else {
        precondition(reader == nil)
        reader = continuation
      }
    }
  }
}

/// What was caught is kept for those who ask later.
actor Fetcher {
  private var result: Data?
  private var failure: (any Error)?
  private var waiting: [CheckedContinuation<Data, any Error>] = []
  private let source: @Sendable () async throws -> Data

  init(_ source: @escaping @Sendable () async throws -> Data) { self.source = source }

  func value() async throws -> Data {
    if let result { return result }
    if let failure { throw failure }
    return try await withCheckedThrowingContinuation { waiting.append($0) }
  }

  func load() async {
    do {
      let data = try await source()
      result = data
      for waiter in waiting { waiter.resume(returning: data) }
      waiting = []
    } catch {
      failure = error  // want: undrained-waiters "setting 'failure' ends this and leaves what is still in 'waiting'"
    }
  }
}

/// A struct behind a lock.
final class Broker: Sendable {
  private struct State {
    var buffered: [String] = []
    var waiting: [Int: CheckedContinuation<String?, Never>] = [:]
    var last = 0
    var isDone = false
  }
  private let state = Mutex(State())

  func next() async -> String? {
    await withCheckedContinuation { continuation in
      state.withLock { state in
        if !state.buffered.isEmpty {
          continuation.resume(returning: state.buffered.removeFirst())
        } else if state.isDone {
          continuation.resume(returning: nil)
        } else {
          state.last += 1
          state.waiting[state.last] = continuation
        }
      }
    }
  }

  func publish(_ text: String) {
    let waiter = state.withLock { state -> CheckedContinuation<String?, Never>? in
      guard let key = state.waiting.keys.min() else {
        state.buffered.append(text)
        return nil
      }
      return state.waiting.removeValue(forKey: key)
    }
    waiter?.resume(returning: text)
  }

  func upstreamFailed() {
    state.withLock { $0.isDone = true }  // want: undrained-waiters "'isDone = true' ends this and leaves what is still in 'waiting'"
  }
}

final class Mutex<Value>: @unchecked Sendable {
  private var value: Value
  private let lock = NSLock()

  init(_ value: Value) { self.value = value }

  func withLock<Result>(_ body: (inout Value) throws -> Result) rethrows -> Result {
    lock.lock()
    defer { lock.unlock() }
    return try body(&value)
  }
}
