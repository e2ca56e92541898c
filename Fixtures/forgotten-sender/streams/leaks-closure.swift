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

/// The producer leaves before it has begun, and the stream never ends.
func follow(_ file: any LogFile) -> AsyncStream<Line> {
  AsyncStream { continuation in
    Task {
      guard await file.open() else {
        return  // want: forgotten-sender "continuation"
      }
      while let line = await file.readLine() {
        continuation.yield(line)
      }
      continuation.finish()
    }
  }
}

/// The error leaves the task's body before `finish()`.
func followOrDie(_ file: any LogFile) -> AsyncStream<Line> {
  AsyncStream { continuation in
    Task {
      for _ in 0..<100 {
        continuation.yield(try await file.readLineOrThrow())  // want: forgotten-sender "continuation"
      }
      continuation.finish()
    }
  }
}

/// The source is a stream that may throw.
func relay(_ file: any LogFile) -> AsyncStream<Line> {
  AsyncStream { continuation in
    Task {
      for try await line in file.throwingLines() {  // want: forgotten-sender "continuation"
        continuation.yield(line)
      }
      continuation.finish()
    }
  }
}

/// Nothing behind the loop: when the source ends, this stream doesn't.
func texts(of file: any LogFile) -> AsyncStream<String> {
  AsyncStream { continuation in  // want: forgotten-sender "continuation"
    Task {
      for await line in file.lines() {
        continuation.yield(line.text)
      }
    }
  }
}

/// `onTermination` ends the producer with the consumer, not the consumer with the producer.
func uppercased(_ file: any LogFile) -> AsyncStream<String> {
  AsyncStream<String> { continuation in  // want: forgotten-sender "continuation"
    let task = Task {
      for await line in file.lines() {
        continuation.yield(line.text.uppercased())
      }
    }
    continuation.onTermination = { _ in task.cancel() }
  }
}

/// No task at all: three values, and no end.
func firstThree() -> AsyncStream<Int> {
  AsyncStream(Int.self, bufferingPolicy: .unbounded) { continuation in  // want: forgotten-sender "continuation"
    for number in 0..<3 {
      continuation.yield(number)
    }
  }
}

/// One of two branches finishes.
func header(of file: any LogFile) -> AsyncStream<Line> {
  AsyncStream { continuation in
    Task {
      if let line = await file.readLine() {
        continuation.yield(line)
        continuation.finish()
      }
    }  // want: forgotten-sender "continuation"
  }
}

/// A `switch` whose `default` does nothing.
func answers(_ file: any LogFile) -> AsyncStream<Bool> {
  AsyncStream { continuation in
    Task {
      switch await file.readLine()?.text {
      case "yes":
        continuation.yield(true)
        continuation.finish()
      case "no":
        continuation.yield(false)
        continuation.finish()
      default:
        break
      }
    }  // want: forgotten-sender "continuation"
  }
}

/// Two ways out: the first is the place, the other one is named.
func numbered(_ file: any LogFile, limit: Int) -> AsyncStream<String> {
  AsyncStream { cont in
    Task {
      guard limit > 0 else {
        return  // want: forgotten-sender "cont"
      }
      for number in 0..<limit {
        guard let line = await file.readLine() else {
          return  // via: forgotten-sender "cont"
        }
        cont.yield("\(number) \(line.text)")
      }
      cont.finish()
    }
  }
}

/// A computed property makes the stream.
struct Tail {
  let file: any LogFile

  var lines: AsyncStream<Line> {
    AsyncStream { continuation in
      Task {
        guard await file.open() else { return }  // want: forgotten-sender "continuation"
        while let line = await file.readLine() {
          continuation.yield(line)
        }
        continuation.finish()
      }
    }
  }
}
