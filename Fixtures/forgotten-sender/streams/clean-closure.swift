struct Line: Sendable {
  var text: String
}

protocol LogFile: Sendable {
  func open() async -> Bool
  func readLine() async -> Line?
  func readLineOrThrow() async throws -> Line
  func lines() -> AsyncStream<Line>
  func throwingLines() -> AsyncThrowingStream<Line, any Error>
}

func followRepaired(_ file: any LogFile) -> AsyncStream<Line> {
  AsyncStream { continuation in
    Task {
      guard await file.open() else {
        continuation.finish()
        return  // ok: finished on the line above
      }
      while let line = await file.readLine() {
        continuation.yield(line)
      }
      continuation.finish()
    }
  }
}

func followOrDieRepaired(_ file: any LogFile) -> AsyncStream<Line> {
  AsyncStream { continuation in
    Task {
      defer { continuation.finish() }
      for _ in 0..<100 {
        continuation.yield(try await file.readLineOrThrow())  // ok: `defer` finishes
      }
    }
  }
}

func relayRepaired(_ file: any LogFile) -> AsyncThrowingStream<Line, any Error> {
  AsyncThrowingStream { continuation in
    Task {
      do {
        for try await line in file.throwingLines() {
          continuation.yield(line)
        }
        continuation.finish()
      } catch {
        continuation.finish(throwing: error)  // ok: both ways finish
      }
    }
  }
}

func textsRepaired(of file: any LogFile) -> AsyncStream<String> {
  AsyncStream { continuation in
    Task {
      for await line in file.lines() {
        continuation.yield(line.text)
      }
      continuation.finish()  // ok: ends with its source
    }
  }
}

func uppercasedRepaired(_ file: any LogFile) -> AsyncStream<String> {
  AsyncStream<String> { continuation in
    let task = Task {
      for await line in file.lines() {
        continuation.yield(line.text.uppercased())
      }
      continuation.finish()
    }
    continuation.onTermination = { _ in task.cancel() }
  }
}

func firstThreeRepaired() -> AsyncStream<Int> {
  AsyncStream(Int.self, bufferingPolicy: .unbounded) { continuation in
    for number in 0..<3 {
      continuation.yield(number)
    }
    continuation.finish()  // ok: the buffer is read, then the stream ends
  }
}

func headerRepaired(of file: any LogFile) -> AsyncStream<Line> {
  AsyncStream { continuation in
    Task {
      if let line = await file.readLine() {
        continuation.yield(line)
      }
      continuation.finish()
    }
  }
}

func answersRepaired(_ file: any LogFile) -> AsyncStream<Bool> {
  AsyncStream { continuation in
    Task {
      switch await file.readLine()?.text {
      case "yes":
        continuation.yield(true)
        continuation.finish()
      case "no":
        continuation.yield(false)
        fallthrough
      default:
        continuation.finish()  // ok: every case finishes, one by `fallthrough`
      }
    }
  }
}

func numberedRepaired(_ file: any LogFile, limit: Int) -> AsyncStream<String> {
  AsyncStream { cont in
    guard limit > 0 else {
      return cont.finish()  // ok: finished and left in one statement
    }
    Task {
      defer { cont.finish() }
      for number in 0..<limit {
        guard let line = await file.readLine() else {
          return
        }
        cont.yield("\(number) \(line.text)")
      }
    }
  }
}

struct Tail {
  let file: any LogFile

  var linesRepaired: AsyncStream<Line> {
    AsyncStream { continuation in
      Task {
        if await file.open() {
          while let line = await file.readLine() {
            continuation.yield(line)
          }
        }
        continuation.finish()
      }
    }
  }
}

/// `finish()` twice is harmless.
func finishedTwice(_ file: any LogFile) -> AsyncStream<Line> {
  AsyncStream { continuation in
    Task {
      defer { continuation.finish() }
      guard let line = await file.readLine() else {
        continuation.finish()
        return  // ok: finished here and by `defer`
      }
      continuation.yield(line)
    }
  }
}

/// The producer runs until it is cancelled, and that is done when the consumer has gone.
func heartbeat() -> AsyncStream<Int> {
  AsyncStream { continuation in
    let task = Task {
      var beat = 0
      while !Task.isCancelled {
        continuation.yield(beat)  // ok: ends only after the consumer
        beat += 1
        try? await Task.sleep(nanoseconds: 1_000_000_000)
      }
    }
    continuation.onTermination = { _ in task.cancel() }
  }
}

/// An endless producer never comes to a place where `finish()` could stand.
func endless() -> AsyncStream<Int> {
  AsyncStream { continuation in
    let task = Task {
      var number = 0
      while true {
        continuation.yield(number)  // ok: no way out but the cancellation
        number += 1
        try await Task.sleep(nanoseconds: 1_000_000)
      }
    }
    continuation.onTermination = { @Sendable _ in task.cancel() }
  }
}

/// An unfolding stream ends with nil.
func unfolded(_ file: any LogFile) -> AsyncStream<Line> {
  AsyncStream {
    await file.readLine()  // ok: nil ends it
  } onCancel: {
    print("cancelled")
  }
}
