import Foundation

// Marks that are set while others still look after those who wait, or where nobody waits.

struct Closed: Error {}

/// No new leases, and those who wait get what is given back.
actor Pool {
  private var idle: [Int] = []
  private var isShuttingDown = false
  private var waiters: [CheckedContinuation<Int, any Error>] = []

  func lease() async throws -> Int {
    guard !isShuttingDown else { throw Closed() }
    if let one = idle.popLast() { return one }
    return try await withCheckedThrowingContinuation { waiters.append($0) }
  }

  func release(_ one: Int) {
    if !waiters.isEmpty {
      waiters.removeFirst().resume(returning: one)
    } else if isShuttingDown {
      print("closed \(one)")
    } else {
      idle.append(one)
    }
  }

  func beginShutdown() {
    isShuttingDown = true  // ok: release goes on
  }
}

/// The same, asked for behind what is idle, with an end that waits for nobody.
actor Connections {
  private var idle: [Int] = []
  private var isShuttingDown = false
  private var waiters: [CheckedContinuation<Int, any Error>] = []

  func lease() async throws -> Int {
    if let one = idle.popLast() { return one }
    guard !isShuttingDown else { throw Closed() }
    return try await withCheckedThrowingContinuation { waiters.append($0) }
  }

  func release(_ one: Int) {
    if !waiters.isEmpty {
      waiters.removeFirst().resume(returning: one)
    } else {
      idle.append(one)
    }
  }

  func beginShutdown() {
    isShuttingDown = true  // ok: an error tells only that no new ones are taken
  }

  func shutdownNow() {
    isShuttingDown = true
    for waiter in waiters { waiter.resume(throwing: Closed()) }
    waiters = []
  }
}

/// Requests that are under way are answered.
final class Calls: @unchecked Sendable {
  private let queue = DispatchQueue(label: "calls")
  private var pending: [Int: CheckedContinuation<String, any Error>] = [:]
  private var isClosing = false
  private var last = 0

  func call(_ text: String) async throws -> String {
    try await withCheckedThrowingContinuation { continuation in
      queue.async {
        guard !self.isClosing else { return continuation.resume(throwing: Closed()) }
        self.last += 1
        self.pending[self.last] = continuation
        print(text)
      }
    }
  }

  func replied(_ number: Int, _ text: String) {
    queue.async { self.pending.removeValue(forKey: number)?.resume(returning: text) }
  }

  func stopAccepting() {
    queue.async {
      self.isClosing = true  // ok: replies still come
    }
  }

  func close() {
    queue.async {
      self.isClosing = true
      for waiter in self.pending.values { waiter.resume(throwing: Closed()) }
      self.pending.removeAll()
    }
  }
}

/// Whoever sets it, or what hears of it, goes on to those who wait.
final class Feed {
  private var buffer: [Int] = []
  private var waiter: CheckedContinuation<Int?, Never>?
  private var isEnded = false
  private var isOver = false { didSet { flush() } }

  func next() async -> Int? {
    await withCheckedContinuation { continuation in
      precondition(waiter == nil)
      if !buffer.isEmpty {
        continuation.resume(returning: buffer.removeFirst())
      } else if isEnded || isOver {
        continuation.resume(returning: nil)
      } else {
        waiter = continuation
      }
    }
  }

  func push(_ value: Int) {
    buffer.append(value)
    flush()
  }

  private func flush() {
    guard let waiter else { return }
    if !buffer.isEmpty {
      self.waiter = nil
      waiter.resume(returning: buffer.removeFirst())
    } else if isEnded || isOver {
      self.waiter = nil
      waiter.resume(returning: nil)
    }
  }

  private func mark() {
    isEnded = true  // ok: its caller goes on
  }

  func processExited() {
    mark()
    flush()
  }

  func connectionLost() {
    isOver = true  // ok: an observer goes on
  }
}

/// A last element brings the end along, and the timer looks for it.
final class Ticker {
  private var buffer: [Int] = []
  private var waiter: CheckedContinuation<Int?, Never>?
  private var isEnded = false
  private var timer: Timer?

  func next() async -> Int? {
    await withCheckedContinuation { continuation in
      precondition(waiter == nil)
      if !buffer.isEmpty {
        continuation.resume(returning: buffer.removeFirst())
      } else if isEnded {
        continuation.resume(returning: nil)
      } else {
        waiter = continuation
      }
    }
  }

  func push(_ value: Int, isLast: Bool) {
    buffer.append(value)
    if isLast { isEnded = true }  // ok: the next tick finds it
  }

  func start() {
    timer = Timer.scheduledTimer(withTimeInterval: 0.1, repeats: true) { [weak self] _ in self?.tick() }
  }

  private func tick() {
    guard let waiter else { return }
    if !buffer.isEmpty {
      self.waiter = nil
      waiter.resume(returning: buffer.removeFirst())
    } else if isEnded {
      self.waiter = nil
      waiter.resume(returning: nil)
    }
  }
}

/// Whoever waits is told before, or asked for.
final class Last {
  private var buffer: [Int] = []
  private var waiter: CheckedContinuation<Int?, Never>?
  private var isEnded = false

  func next() async -> Int? {
    await withCheckedContinuation { continuation in
      precondition(waiter == nil)
      if !buffer.isEmpty {
        continuation.resume(returning: buffer.removeFirst())
      } else if isEnded {
        continuation.resume(returning: nil)
      } else {
        waiter = continuation
      }
    }
  }

  func push(_ value: Int, isLast: Bool) {
    if isLast { isEnded = true }  // ok: the same one tells whoever waits
    if let waiter {
      self.waiter = nil
      waiter.resume(returning: value)
    } else {
      buffer.append(value)
    }
  }

  func drained() {
    guard waiter == nil else { return }
    isEnded = true  // ok: nobody waits
  }
}

/// The readers' end is none of the writers'.
actor Pipe {
  private var buffer: [Int] = []
  private var reader: CheckedContinuation<Int?, Never>?
  private var writers: [CheckedContinuation<Void, Never>] = []
  private var hasInputEnded = false

  func read() async -> Int? {
    precondition(reader == nil)
    if !buffer.isEmpty {
      let value = buffer.removeFirst()
      if !writers.isEmpty { writers.removeFirst().resume() }
      return value
    }
    if hasInputEnded { return nil }
    return await withCheckedContinuation { reader = $0 }
  }

  func write(_ value: Int) async {
    guard !hasInputEnded else { return }
    if let reader {
      self.reader = nil
      reader.resume(returning: value)
      return
    }
    buffer.append(value)
    if buffer.count > 8 { await withCheckedContinuation { writers.append($0) } }
  }

  func endInput() {
    hasInputEnded = true  // ok: who reads the rest lets the writers go on
    reader?.resume(returning: nil)
    reader = nil
  }
}

/// Whose tasks are cancelled, they are told.
final class Crew: @unchecked Sendable {
  private let lock = NSLock()
  private var waiting: [UUID: CheckedContinuation<Int?, Never>] = [:]
  private var isStopped = false
  private var tasks: [Task<Void, Never>] = []

  func next() async -> Int? {
    let id = UUID()
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        lock.lock()
        defer { lock.unlock() }
        if isStopped {
          continuation.resume(returning: nil)
        } else {
          waiting[id] = continuation
        }
      }
    } onCancel: {
      lock.withLock { waiting.removeValue(forKey: id) }?.resume(returning: nil)
    }
  }

  func give(_ value: Int) {
    lock.lock()
    defer { lock.unlock() }
    guard !isStopped, let key = waiting.keys.first else { return }
    waiting.removeValue(forKey: key)?.resume(returning: value)
  }

  func begin() { tasks.append(Task { while let value = await next() { print(value) } }) }

  func halted() {
    lock.withLock { isStopped = true }  // ok: each task is cancelled, and the handler tells whoever waits in it
    for task in tasks { task.cancel() }
  }
}

/// The failure is told where the end comes.
final class Source {
  private var lines: [String] = []
  private var failure: (any Error)?
  private var waiter: CheckedContinuation<String?, any Error>?

  func next() async throws -> String? {
    if !lines.isEmpty { return lines.removeFirst() }
    if let failure { throw failure }
    return try await withCheckedThrowingContinuation { continuation in
      precondition(waiter == nil)
      waiter = continuation
    }
  }

  func received(_ result: Result<String, any Error>) {
    switch result {
    case .success(let line):
      if let waiter {
        self.waiter = nil
        waiter.resume(returning: line)
      } else {
        lines.append(line)
      }
    case .failure(let error): failure = error  // ok: whoever waits hears of it at the end
    }
  }

  func ended() {
    guard let waiter else { return }
    self.waiter = nil
    waiter.resume(with: failure.map { .failure($0) } ?? .success(nil))
  }
}

/// Another event comes behind it, and finishes.
final class Output {
  private var lines: [String] = []
  private var waiter: CheckedContinuation<String?, Never>?
  private var isEnded = false

  func next() async -> String? {
    if !lines.isEmpty { return lines.removeFirst() }
    if isEnded { return nil }
    return await withCheckedContinuation { continuation in
      precondition(waiter == nil)
      waiter = continuation
    }
  }

  func begin(_ source: Process, _ pipe: Foundation.Pipe) {
    source.terminationHandler = { [weak self] _ in self?.isEnded = true }  // ok: the end of the output comes behind it
    pipe.fileHandleForReading.readabilityHandler = { [weak self] handle in
      let data = handle.availableData
      if data.isEmpty {
        self?.finish()
      } else {
        self?.deliver(String(decoding: data, as: UTF8.self))
      }
    }
  }

  private func deliver(_ line: String) {
    if let waiter {
      self.waiter = nil
      waiter.resume(returning: line)
    } else {
      lines.append(line)
    }
  }

  func finish() {
    isEnded = true
    waiter?.resume(returning: nil)
    waiter = nil
  }
}
