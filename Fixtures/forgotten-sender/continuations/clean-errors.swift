import Foundation

// Each error becomes a resume, or cannot happen, or is followed by one.

struct Page: Sendable {
  let body: String
}

enum FetchError: Error {
  case timeout, malformed
}

protocol PageSource: Sendable {
  func load(_ path: String) async throws -> Page
  func lines(_ path: String) -> AsyncThrowingStream<String, Error>
  func open(_ path: String, completion: @escaping @Sendable (Int) -> Void) throws
}

func parse(_ text: String) throws -> Int {
  guard let value = Int(text) else { throw FetchError.malformed }
  return value
}

func note(_ message: String) {
  print(message)
}

struct Browser: Sendable {
  let source: any PageSource

  func catchLogsRepaired(_ text: String) async throws -> Int {
    try await withCheckedThrowingContinuation { continuation in
      do {
        continuation.resume(returning: try parse(text))
      } catch {
        note("cannot parse: \(error)")
        continuation.resume(throwing: error)
      }
    }  // ok: the catch resumes
  }

  func catchReturnsRepaired(_ text: String) async -> Int {
    await withCheckedContinuation { continuation in
      var value = 0
      do {
        value = try parse(text)
      } catch {
        note("cannot parse: \(error)")  // ok: falls through to the resume below
      }
      continuation.resume(returning: value)
    }
  }

  func tryInTaskRepaired(_ path: String) async throws -> Page {
    try await withCheckedThrowingContinuation { continuation in
      Task {
        do {
          let page = try await source.load(path)  // ok: caught below
          continuation.resume(returning: page)
        } catch {
          continuation.resume(throwing: error)
        }
      }
    }
  }

  func twoTriesInTaskRepaired(_ path: String) async -> Int? {
    await withCheckedContinuation { cont in
      Task {
        let page = try? await source.load(path)  // ok: an error becomes nil
        let value = try? parse(page?.body ?? "")  // ok: an error becomes nil
        cont.resume(returning: value)
      }
    }
  }

  func tryInArgumentRepaired(_ path: String) async -> Page? {
    await withCheckedContinuation { continuation in
      Task.detached {
        continuation.resume(returning: try? await source.load(path))  // ok: resumes with nil on an error
      }
    }
  }

  func tryInAddTaskRepaired(_ path: String) async throws -> Page {
    try await withThrowingTaskGroup(of: Void.self) { group in
      try await withCheckedThrowingContinuation { continuation in
        group.addTask {
          do {
            continuation.resume(returning: try await source.load(path))
          } catch {
            continuation.resume(throwing: error)
          }
        }  // ok: both ends of the do resume
      }
    }
  }

  func optionalTryRepaired(_ text: String) async -> Int {
    await withCheckedContinuation { continuation in
      continuation.resume(returning: (try? parse(text)) ?? 0)  // ok: an error becomes zero
    }
  }

  func guardOptionalTryRepaired(_ url: URL) async throws -> Data {
    try await withCheckedThrowingContinuation { k in
      DispatchQueue.global().async {
        k.resume(with: Result { try Data(contentsOf: url) })  // ok: the result carries the error
      }
    }
  }

  func openMayThrowRepaired() async throws -> Int {
    try await withCheckedThrowingContinuation { c in
      do {
        try source.open("/") { c.resume(returning: $0) }
      } catch {
        c.resume(throwing: error)  // ok: a call that threw keeps no callback
      }
    }
  }

  func catchesOneTypeRepaired(_ path: String) async throws -> Page {
    try await withCheckedThrowingContinuation { continuation in
      Task {
        do {
          let page = try await source.load(path)  // ok: the last catch takes every error
          continuation.resume(returning: page)
        } catch let error as FetchError {
          note("fetch: \(error)")
          continuation.resume(throwing: error)
        } catch {
          continuation.resume(throwing: error)
        }
      }
    }
  }

  func rethrowsFromTaskRepaired(_ path: String) async throws -> Page {
    try await withCheckedThrowingContinuation { continuation in
      Task {
        do {
          let page = try await source.load(path)
          continuation.resume(returning: page)
        } catch {
          continuation.resume(throwing: error)
          throw error  // ok: resumed just before
        }
      }
    }
  }

  func cancellationReturnsRepaired(_ path: String) async throws -> Page {
    try await withCheckedThrowingContinuation { continuation in
      Task {
        do {
          continuation.resume(returning: try await source.load(path))
        } catch is CancellationError {
          return continuation.resume(throwing: FetchError.timeout)  // ok: returns by resuming
        } catch {
          continuation.resume(throwing: error)
        }
      }
    }
  }

  func throwsInTaskRepaired(_ path: String, isAllowed: Bool) async throws -> Bool {
    try await withCheckedThrowingContinuation { continuation in
      Task {
        do {
          if !isAllowed {
            throw FetchError.timeout  // ok: caught below
          }
          continuation.resume(returning: true)
        } catch {
          continuation.resume(throwing: error)
        }
      }
    }
  }

  func successOfResultRepaired(_ text: String) async throws -> Int {
    try await withCheckedThrowingContinuation { continuation in
      let result = Result { try parse(text) }
      continuation.resume(with: result)  // ok: carries both sides
    }
  }

  func loopThrowsRepaired(_ path: String) async throws -> Int {
    try await withCheckedThrowingContinuation { continuation in
      Task {
        var count = 0
        do {
          for try await _ in source.lines(path) {  // ok: caught below
            count += 1
          }
          continuation.resume(returning: count)
        } catch {
          continuation.resume(throwing: error)
        }
      }
    }
  }
}
