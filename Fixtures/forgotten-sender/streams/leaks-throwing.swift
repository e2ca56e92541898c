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

/// The handler writes a line into the log and ends the task.
func select(_ query: String, in database: any Database) -> AsyncThrowingStream<Row, any Error> {
  AsyncThrowingStream { continuation in
    Task {
      do {
        for try await row in database.rows(query) {
          continuation.yield(row)
        }
        continuation.finish()
      } catch {
        print("select failed: \(error)")
      }
    }  // want: forgotten-sender "continuation"
  }
}

/// The handler returns.
func selectUntilLocked(_ query: String, in database: any Database) -> AsyncThrowingStream<Row, any Error> {
  AsyncThrowingStream { continuation in
    Task {
      do {
        for try await row in database.rows(query) {
          continuation.yield(row)
        }
      } catch DatabaseError.locked {
        print("locked")
        return  // want: forgotten-sender "continuation"
      } catch {
        continuation.finish(throwing: error)
        return
      }
      continuation.finish()
    }
  }
}

/// The handlers don't cover every error, so the task throws.
func selectKnownErrors(_ query: String, in database: any Database) -> AsyncThrowingStream<Row, any Error> {
  AsyncThrowingStream { continuation in
    Task {
      do {
        for try await row in database.rows(query) {  // want: forgotten-sender "continuation"
          continuation.yield(row)
        }
        continuation.finish()
      } catch let error as DatabaseError {
        continuation.finish(throwing: error)
      }
    }
  }
}

/// The first `try` stands before the `do`.
func selectCounted(in database: any Database) -> AsyncThrowingStream<Row, any Error> {
  AsyncThrowingStream { continuation in
    Task {
      let count = try await database.count()  // want: forgotten-sender "continuation"
      do {
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

/// The error is thrown on, out of the task.
func selectAndRethrow(_ query: String, in database: any Database) -> AsyncThrowingStream<Row, any Error> {
  AsyncThrowingStream { continuation in
    Task {
      do {
        for try await row in database.rows(query) {
          continuation.yield(row)
        }
        continuation.finish()
      } catch {
        print("select failed: \(error)")
        throw error  // want: forgotten-sender "continuation"
      }
    }
  }
}

/// `makeStream` of the throwing kind, consumed in the same function.
func copyRows(_ query: String, in database: any Database) async throws -> [Row] {
  let (rows, continuation) = AsyncThrowingStream<Row, any Error>.makeStream()
  Task {
    for number in 0..<10 {
      if let row = try? await database.row(number) {
        continuation.yield(row)
      } else {
        return  // want: forgotten-sender "continuation"
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
