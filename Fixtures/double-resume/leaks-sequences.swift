// A continuation that is resumed a second time on one path.

struct Track: Sendable {
  let title: String
}

enum TrackError: Error {
  case missing, silent
}

protocol Library: Sendable {
  func find(_ title: String, completion: @escaping @Sendable (Track?, Error?) -> Void)
  func ping(completion: @escaping @Sendable () -> Void)
}

func note(_ message: String) {
  print(message)
}

func check(_ title: String) throws {
  guard !title.isEmpty else { throw TrackError.missing }
}

struct Jukebox: Sendable {
  let library: any Library
  let isOn: Bool
  let cache: [String: Track]

  func missingReturn(_ title: String) async throws -> Track? {
    try await withCheckedThrowingContinuation { continuation in
      library.find(title) { track, error in
        if let error {
          continuation.resume(throwing: error)
        }
        continuation.resume(returning: track)  // want: double-resume "continuation"
      }
    }
  }

  func missingReturnInGuardedBranch(_ title: String) async -> Bool {
    await withCheckedContinuation { k in
      if !isOn {
        note("off")
        k.resume(returning: false)
      }
      library.find(title) { track, _ in
        k.resume(returning: track != nil)  // want: double-resume "k"
      }
    }
  }

  func cacheAndFetch(_ title: String) async -> Track? {
    await withCheckedContinuation { continuation in
      if let hit = cache[title] {
        continuation.resume(returning: hit)
      }
      continuation.resume(returning: nil)  // want: double-resume "continuation"
    }
  }

  func catchAfterResume(_ title: String) async throws -> String {
    try await withCheckedThrowingContinuation { cont in
      do {
        cont.resume(returning: title)
        try check(title)
      } catch {
        cont.resume(throwing: error)  // want: double-resume "cont"
      }
    }
  }

  func afterCatch(_ title: String) async -> Bool {
    await withCheckedContinuation { continuation in
      do {
        try check(title)
      } catch {
        continuation.resume(returning: false)
      }
      continuation.resume(returning: true)  // want: double-resume "continuation"
    }
  }

  func afterDo(_ title: String) async -> Bool {
    await withCheckedContinuation { continuation in
      do {
        try check(title)
        continuation.resume(returning: true)
      } catch {
        note("\(error)")
      }
      continuation.resume(returning: false)  // want: double-resume "continuation"
    }
  }

  func deferAndExplicit(_ title: String) async {
    await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
      defer { continuation.resume() }  // want: double-resume "continuation"
      if title.isEmpty {
        continuation.resume()
        return
      }
      note(title)
    }
  }

  func fallsThrough(_ code: Int) async -> Int {
    await withCheckedContinuation { continuation in
      switch code {
      case 0:
        continuation.resume(returning: 0)
        fallthrough
      case 1:
        continuation.resume(returning: 1)  // want: double-resume "continuation"
      default:
        continuation.resume(returning: code)
      }
    }
  }

  func switchThenResume(_ code: Int) async -> Int {
    await withUnsafeContinuation { uc in
      switch code {
      case 200: uc.resume(returning: 1)
      default: note("code \(code)")
      }
      uc.resume(returning: 0)  // want: double-resume "uc"
    }
  }

  func withThenReturning(_ result: Result<Int, Error>) async throws -> Int {
    try await withUnsafeThrowingContinuation { continuation in
      if case .failure = result {
        continuation.resume(with: result)
      }
      continuation.resume(returning: 0)  // want: double-resume "continuation"
    }
  }

  func twiceInARow() async -> Int {
    await withCheckedContinuation { continuation in
      continuation.resume(returning: 1)
      continuation.resume(returning: 2)  // want: double-resume "continuation"
    }
  }

  func sameFlag() async -> Int {
    await withCheckedContinuation { continuation in
      if isOn {
        continuation.resume(returning: 1)
      }
      note("still here")
      if isOn {
        continuation.resume(returning: 2)  // want: double-resume "continuation"
      } else {
        continuation.resume(returning: 0)
      }
    }
  }

  func copyResumed(_ title: String) async -> Bool {
    await withCheckedContinuation { continuation in
      let waiter = continuation
      waiter.resume(returning: true)
      if title.isEmpty {
        continuation.resume(returning: false)  // want: double-resume "continuation"
      }
    }
  }

  func inTask(_ title: String) async -> Bool {
    await withCheckedContinuation { continuation in
      Task {
        do {
          try await Task.sleep(nanoseconds: 1)
          continuation.resume(returning: true)
          try check(title)
        } catch {
          continuation.resume(returning: false)  // want: double-resume "continuation"
        }
      }
    }
  }
}
