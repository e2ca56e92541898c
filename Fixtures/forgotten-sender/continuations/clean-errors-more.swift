import Foundation

// More ways in which correct code deals with errors around a resume.

enum ConfigError: Error {
  case missing, malformed
}

func note(_ message: String) {
  print(message)
}

func readConfig(_ path: String) throws(ConfigError) -> [String: String] {
  guard !path.isEmpty else { throw .missing }
  return [path: "value"]
}

func flush() throws {
  if getpid() == 1 { throw ConfigError.malformed }
}

struct ConfigLoader: Sendable {
  let path: String

  func typedThrow() async throws -> [String: String] {
    try await withCheckedThrowingContinuation { continuation in
      do throws(ConfigError) {
        continuation.resume(returning: try readConfig(path))
      } catch {
        continuation.resume(throwing: error)
      }
    }  // ok: the catch takes the one error there is
  }

  func exhaustivePatterns() async -> Int {
    await withCheckedContinuation { continuation in
      do throws(ConfigError) {
        let config = try readConfig(path)
        continuation.resume(returning: config.count)
      } catch .missing {
        continuation.resume(returning: 0)
      } catch {
        continuation.resume(returning: -1)
      }
    }  // ok: one of the catches runs
  }

  func logAndGoOn() async {
    await withCheckedContinuation { continuation in
      do {
        try flush()
      } catch {
        note("flush failed: \(error)")  // ok: the resume follows
      }
      continuation.resume()
    }
  }

  func forcedTry() async -> Int {
    await withCheckedContinuation { continuation in
      let config = try! readConfig(path)  // ok: an error here ends the process
      continuation.resume(returning: config.count)
    }
  }

  func sleepThenResume() async -> Bool {
    await withCheckedContinuation { continuation in
      Task {
        try await Task.sleep(nanoseconds: 1_000_000)  // ok: throws only when cancelled, and nobody holds the handle
        continuation.resume(returning: true)
      }
    }
  }

  func optionalSleep() async -> Bool {
    await withCheckedContinuation { continuation in
      Task {
        try? await Task.sleep(nanoseconds: 1_000_000)  // ok: goes on when cancelled
        continuation.resume(returning: true)
      }
    }
  }

  func deferredResume() async {
    await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
      Task {
        defer { continuation.resume() }
        try flush()  // ok: the defer runs when this throws
        note("flushed")
      }
    }
  }

  func resultFirst() async throws -> Int {
    try await withCheckedThrowingContinuation { continuation in
      let result: Result<Int, Error>
      do {
        result = .success(try readConfig(path).count)
      } catch {
        result = .failure(error)  // ok: resumed with below
      }
      continuation.resume(with: result)
    }
  }

  func nestedDo() async throws -> Int {
    try await withCheckedThrowingContinuation { continuation in
      do {
        do {
          try flush()
        } catch {
          throw ConfigError.malformed  // ok: the outer catch resumes
        }
        continuation.resume(returning: try readConfig(path).count)
      } catch {
        continuation.resume(throwing: error)
      }
    }
  }

  func nonThrowingTask() async -> Int {
    await withCheckedContinuation { continuation in
      Task {
        let count = await countKeys()  // ok: cannot throw
        continuation.resume(returning: count)
      }
    }
  }

  func taskResult() async throws -> Int {
    let task = Task { try readConfig(path).count }
    return try await withCheckedThrowingContinuation { continuation in
      Task {
        let result = await task.result  // ok: holds the error, does not throw
        continuation.resume(with: result)
      }
    }
  }

  private func countKeys() async -> Int {
    path.count
  }
}

/// Every error is an `NSError`.
enum StoreFault: Error {
  case full
  case gone
}

func write(_ path: String) throws(StoreFault) {
  if path.isEmpty { throw .full }
}

func removeItem(at path: String, reply: @escaping @Sendable (Bool) -> Void) {
  DispatchQueue.global().async {
    do {
      try FileManager.default.removeItem(atPath: path)
      reply(true)
    } catch let error as NSError {
      NSLog("%@", error.localizedDescription)
      reply(false)
    }
  }
}

func store(at path: String, completion: @escaping (Bool) -> Void) {
  do {
    try write(path)
    completion(true)
  } catch StoreFault.full {
    completion(false)
  } catch let error as NSError {
    completion(error.code == 0)
  }
}

func moveItemRepaired(at path: String, reply: @escaping @Sendable (Bool) -> Void) {
  DispatchQueue.global().async {
    do {
      try FileManager.default.moveItem(atPath: path, toPath: path + ".old")
      reply(true)
    } catch let error as NSError where error.code == 4 {
      reply(false)
    } catch {
      print(error)
      reply(false)
    }
  }
}

func itemNamesRepaired(in path: String, completion: @escaping ([String]) -> Void) {
  do {
    completion(try FileManager.default.contentsOfDirectory(atPath: path))
  } catch let error as CocoaError {
    print(error.code)
    completion([])
  } catch let error as NSError {
    print(error.code)
    completion([])
  }
}
