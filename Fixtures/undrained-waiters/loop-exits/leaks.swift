import Foundation

// A loop serves those who wait one by one, and looks after the rest on one way out only, or leaves it to an end that somebody has to ask for.

/// An error fails all; where the lines simply end, nobody is told.
actor LineServer {
  private var pending: [String: CheckedContinuation<String, any Error>] = [:]
  private let lines: AsyncThrowingStream<String, any Error>

  init(lines: AsyncThrowingStream<String, any Error>) { self.lines = lines }

  func serve() async {
    do {
      for try await line in lines {  // want: undrained-waiters "when this loop has ended, nothing takes what is still in 'pending'"
        pending.removeValue(forKey: line)?.resume(returning: line)
      }
    } catch {
      for waiter in pending.values { waiter.resume(throwing: error) }
      pending.removeAll()
    }
  }

  func answer() async throws -> String {
    let key = UUID().uuidString
    return try await withCheckedThrowingContinuation { pending[key] = $0 }
  }
}

/// The other way round: the end is looked after, the error is not.
actor QuietServer {
  private var pending: [String: CheckedContinuation<String?, Never>] = [:]
  private let lines: AsyncThrowingStream<String, any Error>

  init(lines: AsyncThrowingStream<String, any Error>) { self.lines = lines }

  func serveQuietly() async {
    do {
      for try await line in lines {  // want: undrained-waiters "when an error has ended this loop"
        pending.removeValue(forKey: line)?.resume(returning: line)
      }
      failAll()
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

/// Nobody stops what has ended by itself.
actor StoppedServer {
  private var pending: [Int: CheckedContinuation<Int, any Error>] = [:]
  private var last = 0
  private var reader: Task<Void, Never>?
  private let read: @Sendable () async throws -> Int?

  init(read: @escaping @Sendable () async throws -> Int?) { self.read = read }

  func begin() {
    reader = Task { await readAll() }
  }

  private func readAll() async {
    do {
      while let number = try await read() {  // want: undrained-waiters "unless 'stop' is called"
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
