// A place is given back, and of those who wait for one nobody is told.

struct Line: Sendable {
  var isClosed = false
}

/// What is closed is not given to the next; its place is free all the same.
actor Lines {
  private var idle: [Line] = []
  private var active = 0
  private let most = 4
  private var waiters: [CheckedContinuation<Line, Never>] = []

  func acquire() async -> Line {
    if let line = idle.popLast() { return line }
    if active < most {
      active += 1
      return Line()
    }
    return await withCheckedContinuation { waiters.append($0) }
  }

  func release(_ line: Line) {
    if line.isClosed {
      active -= 1  // want: undrained-waiters "this gives back a place that 'active' counts and wakes none of those in 'waiters'"
      return
    }
    if waiters.isEmpty {
      active -= 1
      idle.append(line)
    } else {
      waiters.removeFirst().resume(returning: line)
    }
  }
}

/// The last reader wakes a writer, save where it was cancelled.
actor Pages {
  private var readers = 0
  private var writers: [CheckedContinuation<Void, Never>] = []

  func read(_ body: @Sendable () async throws -> Void) async throws {
    readers += 1
    do {
      try await body()
      release()
    } catch is CancellationError {
      readers -= 1  // want: undrained-waiters "wakes none of those in 'writers'"
      throw CancellationError()
    } catch {
      release()
      throw error
    }
  }

  func write() async {
    if readers > 0 { await withCheckedContinuation { writers.append($0) } }
  }

  private func release() {
    readers -= 1
    if readers == 0, !writers.isEmpty { writers.removeFirst().resume() }
  }
}
