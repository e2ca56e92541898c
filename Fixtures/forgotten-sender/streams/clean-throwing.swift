struct Row: Sendable {
  var values: [String]
}

enum DatabaseError: Error {
  case locked, corrupt
}

protocol Database: Sendable {
  func rows(_ query: String) -> AsyncThrowingStream<Row, any Error>
  func row(_ number: Int) async throws -> Row
  func count() async throws -> Int
}

func selectRepaired(_ query: String, in database: any Database) -> AsyncThrowingStream<Row, any Error> {
  AsyncThrowingStream { continuation in
    Task {
      do {
        for try await row in database.rows(query) {
          continuation.yield(row)
        }
        continuation.finish()
      } catch {
        continuation.finish(throwing: error)  // ok: the consumer gets the error
      }
    }
  }
}

func selectUntilLockedRepaired(_ query: String, in database: any Database) -> AsyncThrowingStream<Row, any Error> {
  AsyncThrowingStream { continuation in
    Task {
      do {
        for try await row in database.rows(query) {
          continuation.yield(row)
        }
      } catch DatabaseError.locked {
        print("locked")  // ok: goes on to `finish()`
      } catch {
        continuation.finish(throwing: error)
        return
      }
      continuation.finish()
    }
  }
}

func selectKnownErrorsRepaired(_ query: String, in database: any Database) -> AsyncThrowingStream<Row, any Error> {
  AsyncThrowingStream { continuation in
    Task {
      do {
        for try await row in database.rows(query) {
          continuation.yield(row)
        }
        continuation.finish()
      } catch let error as DatabaseError {
        continuation.finish(throwing: error)
      } catch {
        continuation.finish()  // ok: the last handler catches the rest
      }
    }
  }
}

func selectCountedRepaired(in database: any Database) -> AsyncThrowingStream<Row, any Error> {
  AsyncThrowingStream { continuation in
    Task {
      do {
        let count = try await database.count()
        for number in 0..<count {
          continuation.yield(try await database.row(number))
        }
        continuation.finish()
      } catch {
        continuation.finish(throwing: error)
      }
    }
  }
}

func selectAndRethrowRepaired(_ query: String, in database: any Database) -> AsyncThrowingStream<Row, any Error> {
  AsyncThrowingStream { continuation in
    Task {
      do {
        for try await row in database.rows(query) {
          continuation.yield(row)
        }
        continuation.finish()
      } catch {
        continuation.finish(throwing: error)
        throw error  // ok: finished on the line above
      }
    }
  }
}

func copyRowsRepaired(_ query: String, in database: any Database) async throws -> [Row] {
  let (rows, continuation) = AsyncThrowingStream<Row, any Error>.makeStream()
  Task {
    for number in 0..<10 {
      if let row = try? await database.row(number) {
        continuation.yield(row)
      } else {
        continuation.finish(throwing: DatabaseError.corrupt)
        return
      }
    }
    continuation.finish()
  }
  var copied: [Row] = []
  for try await row in rows {
    copied.append(row)
  }
  return copied
}

/// The task's result says how the stream ends.
func selectWithResult(in database: any Database) -> AsyncThrowingStream<Row, any Error> {
  AsyncThrowingStream { continuation in
    let work = Task { try await database.row(0) }
    Task {
      switch await work.result {
      case .success(let row):
        continuation.yield(row)
        continuation.finish()
      case .failure(let error):
        continuation.finish(throwing: error)  // ok: both cases finish
      }
    }
  }
}

/// `yield(with:)` finishes the stream on failure.
func selectWithYieldWith(in database: any Database) -> AsyncThrowingStream<Row, any Error> {
  AsyncThrowingStream { continuation in
    Task {
      do {
        continuation.yield(with: .success(try await database.row(0)))
        continuation.finish()
      } catch {
        continuation.yield(with: .failure(error))  // ok: a failure ends the stream
      }
    }
  }
}

/// The stream is a variable of its own, the work a function that takes the continuation.
func selectWithHelper(_ query: String, in database: any Database) -> AsyncThrowingStream<Row, any Error> {
  func pump(_ continuation: AsyncThrowingStream<Row, any Error>.Continuation) async throws {
    for try await row in database.rows(query) {
      continuation.yield(row)
    }
  }
  return AsyncThrowingStream { continuation in
    Task {
      do {
        try await pump(continuation)
        continuation.finish()
      } catch {
        continuation.finish(throwing: error)  // ok: the helper only yields
      }
    }
  }
}

/// An unfolding stream that throws ends by it.
func unfoldedRows(in database: any Database) -> AsyncThrowingStream<Row, any Error> {
  AsyncThrowingStream { try await database.row(0) }  // ok: nil or an error ends it
}
