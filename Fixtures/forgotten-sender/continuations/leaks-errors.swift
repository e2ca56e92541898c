import Foundation

// An error that nobody turns into a resume.

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

  func catchLogs(_ text: String) async -> Int {
    await withCheckedContinuation { continuation in
      do {
        continuation.resume(returning: try parse(text))
      } catch {
        note("cannot parse: \(error)")
      }
    }  // want: forgotten-sender "continuation"
  }

  func catchReturns(_ text: String) async -> Int {
    await withCheckedContinuation { continuation in
      let value: Int
      do {
        value = try parse(text)
      } catch {
        note("cannot parse: \(error)")
        return  // want: forgotten-sender "continuation"
      }
      continuation.resume(returning: value)
    }
  }

  func tryInTask(_ path: String) async -> Page {
    await withCheckedContinuation { continuation in
      Task {
        let page = try await source.load(path)  // want: forgotten-sender "continuation"
        continuation.resume(returning: page)
      }
    }
  }

  func twoTriesInTask(_ path: String) async -> Int {
    await withCheckedContinuation { cont in
      Task {
        let page = try await source.load(path)  // want: forgotten-sender "cont"
        let value = try parse(page.body)  // via: forgotten-sender "cont"
        cont.resume(returning: value)
      }
    }
  }

  func tryInArgument(_ path: String) async -> Page {
    await withCheckedContinuation { continuation in
      Task.detached {
        continuation.resume(returning: try await source.load(path))  // want: forgotten-sender "continuation"
      }
    }
  }

  func tryInAddTask(_ path: String) async throws -> Page {
    try await withThrowingTaskGroup(of: Void.self) { group in
      await withCheckedContinuation { continuation in
        group.addTask {
          let page = try await source.load(path)  // want: forgotten-sender "continuation"
          continuation.resume(returning: page)
        }
      }
    }
  }

  func optionalTry(_ text: String) async -> Int {
    await withCheckedContinuation { continuation in
      if let value = try? parse(text) {
        continuation.resume(returning: value)
      }
    }  // want: forgotten-sender "continuation"
  }

  func guardOptionalTry(_ url: URL) async -> Data {
    await withCheckedContinuation { k in
      DispatchQueue.global().async {
        guard let data = try? Data(contentsOf: url) else { return }  // want: forgotten-sender "k"
        k.resume(returning: data)
      }
    }
  }

  func openMayThrow(_ s: any PageSource) async -> Int {
    await withUnsafeContinuation { k in try? s.open("/") { k.resume(returning: $0) } }  // want: forgotten-sender "k"
  }

  func catchesOneType(_ path: String) async throws -> Page {
    try await withCheckedThrowingContinuation { continuation in
      Task {
        do {
          let page = try await source.load(path)  // want: forgotten-sender "continuation"
          continuation.resume(returning: page)
        } catch let error as FetchError {
          continuation.resume(throwing: error)
        }
      }
    }
  }

  func rethrowsFromTask(_ path: String) async -> Page {
    await withCheckedContinuation { continuation in
      Task {
        do {
          let page = try await source.load(path)
          continuation.resume(returning: page)
        } catch {
          note("giving up on \(path)")
          throw error  // want: forgotten-sender "continuation"
        }
      }
    }
  }

  func cancellationReturns(_ path: String) async throws -> Page {
    try await withCheckedThrowingContinuation { continuation in
      Task {
        do {
          continuation.resume(returning: try await source.load(path))
        } catch is CancellationError {
          return  // want: forgotten-sender "continuation"
        } catch {
          continuation.resume(throwing: error)
        }
      }
    }
  }

  func throwsInTask(_ path: String, isAllowed: Bool) async -> Bool {
    await withCheckedContinuation { continuation in
      Task {
        if !isAllowed {
          throw FetchError.timeout  // want: forgotten-sender "continuation"
        }
        continuation.resume(returning: true)
      }
    }
  }

  func successOfResult(_ text: String) async -> Int {
    await withCheckedContinuation { continuation in
      let result = Result { try parse(text) }
      if case .success(let value) = result {
        continuation.resume(returning: value)
      }
    }  // want: forgotten-sender "continuation"
  }

  func loopThrows(_ path: String) async -> Int {
    await withCheckedContinuation { continuation in
      Task {
        var count = 0
        for try await _ in source.lines(path) {  // want: forgotten-sender "continuation"
          count += 1
        }
        continuation.resume(returning: count)
      }
    }
  }
}

/// Every error is an `NSError`, but not every one has this code.
func moveItem(at path: String, reply: @escaping @Sendable (Bool) -> Void) {
  DispatchQueue.global().async {
    do {
      try FileManager.default.moveItem(atPath: path, toPath: path + ".old")
      reply(true)
    } catch let error as NSError where error.code == 4 {
      reply(false)
    } catch {
      print(error)
    }
  }  // want: forgotten-sender "leaves without calling 'reply'"
}

func itemNames(in path: String, completion: @escaping ([String]) -> Void) {
  do {
    completion(try FileManager.default.contentsOfDirectory(atPath: path))
  } catch let error as CocoaError {
    print(error.code)
    completion([])
  } catch {
    print(error)
  }
}  // want: forgotten-sender "leaves without calling 'completion'"
