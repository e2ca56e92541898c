import Foundation

actor LineServerRepaired {
  private var pending: [String: CheckedContinuation<String, any Error>] = [:]
  private let lines: AsyncThrowingStream<String, any Error>

  init(lines: AsyncThrowingStream<String, any Error>) { self.lines = lines }

  func serveRepaired() async {
    var failure: any Error = CancellationError()
    do {
      for try await line in lines {
        pending.removeValue(forKey: line)?.resume(returning: line)
      }
    } catch {
      failure = error
    }
    for waiter in pending.values { waiter.resume(throwing: failure) }
    pending.removeAll()
  }

  func answer() async throws -> String {
    let key = UUID().uuidString
    return try await withCheckedThrowingContinuation { pending[key] = $0 }
  }
}

actor QuietServerRepaired {
  private var pending: [String: CheckedContinuation<String?, Never>] = [:]
  private let lines: AsyncThrowingStream<String, any Error>

  init(lines: AsyncThrowingStream<String, any Error>) { self.lines = lines }

  func serveQuietlyRepaired() async {
    defer { failAll() }
    do {
      for try await line in lines {
        pending.removeValue(forKey: line)?.resume(returning: line)
      }
    } catch {
      print("connection", error)
    }
  }

  func answer() async -> String? {
    let key = UUID().uuidString
    return await withCheckedContinuation { pending[key] = $0 }
  }

  private func failAll() {
    for waiter in pending.values { waiter.resume(returning: nil) }
    pending.removeAll()
  }
}

actor StoppedServerRepaired {
  private var pending: [Int: CheckedContinuation<Int, any Error>] = [:]
  private var last = 0
  private var reader: Task<Void, Never>?
  private let read: @Sendable () async throws -> Int?

  init(read: @escaping @Sendable () async throws -> Int?) { self.read = read }

  func begin() {
    reader = Task {
      await readAllRepaired()
      stop()
    }
  }

  private func readAllRepaired() async {
    do {
      while let number = try await read() {
        pending.removeValue(forKey: number)?.resume(returning: number)
      }
    } catch {
      print("reader", error)
    }
  }

  func number() async throws -> Int {
    last += 1
    let number = last
    return try await withCheckedThrowingContinuation { pending[number] = $0 }
  }

  func stop() {
    reader?.cancel()
    for waiter in pending.values { waiter.resume(throwing: CancellationError()) }
    pending.removeAll()
  }
}

/// What is read is ended by nobody but the object, which looks after all then.
actor OwnLoop {
  private var pending: [Int: CheckedContinuation<Int, any Error>] = [:]
  private var last = 0
  private let numbers: AsyncStream<Int>
  private let sender: AsyncStream<Int>.Continuation

  init() { (numbers, sender) = AsyncStream.makeStream() }

  func begin() {
    Task {
      for await number in numbers { pending.removeValue(forKey: number)?.resume(returning: number) }
    }
  }

  func number() async throws -> Int {
    last += 1
    let number = last
    return try await withCheckedThrowingContinuation { pending[number] = $0 }
  }

  func received(_ number: Int) { sender.yield(number) }

  func close() {
    sender.finish()
    for waiter in pending.values { waiter.resume(throwing: CancellationError()) }
    pending.removeAll()
  }
}

/// An error leads to another connection, on which the same are asked for again.
actor Reconnecting {
  private var pending: [Int: CheckedContinuation<Int, any Error>] = [:]
  private var last = 0
  private let connect: @Sendable () async throws -> AsyncThrowingStream<Int, any Error>

  init(connect: @escaping @Sendable () async throws -> AsyncThrowingStream<Int, any Error>) { self.connect = connect }

  func run() async {
    while !Task.isCancelled {
      do {
        for try await number in try await connect() { pending.removeValue(forKey: number)?.resume(returning: number) }
      } catch {
        print("again", error)
      }
    }
    failAll()
  }

  func number() async throws -> Int {
    last += 1
    let number = last
    return try await withCheckedThrowingContinuation { pending[number] = $0 }
  }

  private func failAll() {
    for waiter in pending.values { waiter.resume(throwing: CancellationError()) }
    pending.removeAll()
  }
}

/// Somebody is told of the error, who may ask for the end.
actor Telling {
  private var pending: [Int: CheckedContinuation<Int, any Error>] = [:]
  private var last = 0
  private let numbers: AsyncThrowingStream<Int, any Error>
  private let onFailure: @Sendable (any Error) async -> Void

  init(numbers: AsyncThrowingStream<Int, any Error>, onFailure: @escaping @Sendable (any Error) async -> Void) {
    self.numbers = numbers
    self.onFailure = onFailure
  }

  func run() async {
    do {
      for try await number in numbers { pending.removeValue(forKey: number)?.resume(returning: number) }
      await onFailure(CancellationError())
    } catch {
      await onFailure(error)
    }
  }

  func number() async throws -> Int {
    last += 1
    let number = last
    return try await withCheckedThrowingContinuation { pending[number] = $0 }
  }

  func close() {
    for waiter in pending.values { waiter.resume(throwing: CancellationError()) }
    pending.removeAll()
  }
}
