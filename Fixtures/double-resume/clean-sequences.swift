// A continuation that is resumed once, though its resumes stand one after the other.

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

  func missingReturnRepaired(_ title: String) async throws -> Track? {
    try await withCheckedThrowingContinuation { continuation in
      library.find(title) { track, error in
        if let error {
          continuation.resume(throwing: error)
          return
        }
        continuation.resume(returning: track)  // ok: the branch above returns
      }
    }
  }

  func missingReturnInGuardedBranchRepaired(_ title: String) async -> Bool {
    await withCheckedContinuation { k in
      guard isOn else {
        note("off")
        return k.resume(returning: false)
      }
      library.find(title) { track, _ in
        k.resume(returning: track != nil)  // ok: the guard above returns
      }
    }
  }

  func cacheAndFetchRepaired(_ title: String) async -> Track? {
    await withCheckedContinuation { continuation in
      if let hit = cache[title] {
        return continuation.resume(returning: hit)
      }
      continuation.resume(returning: nil)  // ok: the branch above returns
    }
  }

  func catchAfterResumeRepaired(_ title: String) async throws -> String {
    try await withCheckedThrowingContinuation { cont in
      do {
        try check(title)
        cont.resume(returning: title)
      } catch {
        cont.resume(throwing: error)  // ok: nothing throws after the resume above
      }
    }
  }

  func afterCatchRepaired(_ title: String) async -> Bool {
    await withCheckedContinuation { continuation in
      do {
        try check(title)
      } catch {
        continuation.resume(returning: false)
        return
      }
      continuation.resume(returning: true)  // ok: the catch above returns
    }
  }

  func afterDoRepaired(_ title: String) async -> Bool {
    await withCheckedContinuation { continuation in
      do {
        try check(title)
        continuation.resume(returning: true)
      } catch {
        note("\(error)")
        continuation.resume(returning: false)  // ok: nothing throws after the resume above
      }
    }
  }

  func deferAndExplicitRepaired(_ title: String) async {
    await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
      defer { continuation.resume() }
      if title.isEmpty {
        return  // ok: only the defer resumes
      }
      note(title)
    }
  }

  func fallsThroughRepaired(_ code: Int) async -> Int {
    await withCheckedContinuation { continuation in
      switch code {
      case 0:
        note("zero")
        fallthrough
      case 1:
        continuation.resume(returning: 1)  // ok: the case above only notes
      default:
        continuation.resume(returning: code)
      }
    }
  }

  func switchThenResumeRepaired(_ code: Int) async -> Int {
    await withUnsafeContinuation { uc in
      switch code {
      case 200: return uc.resume(returning: 1)
      default: note("code \(code)")
      }
      uc.resume(returning: 0)  // ok: the case above returns
    }
  }

  func withThenReturningRepaired(_ result: Result<Int, Error>) async throws -> Int {
    try await withUnsafeThrowingContinuation { continuation in
      if case .failure = result {
        continuation.resume(with: result)
      } else {
        continuation.resume(returning: 0)  // ok: the other branch
      }
    }
  }

  func twiceInARowRepaired() async -> (Int, Int) {
    let first = await withCheckedContinuation { $0.resume(returning: 1) }
    let second = await withCheckedContinuation { $0.resume(returning: 2) }  // ok: another continuation
    return (first, second)
  }

  func sameFlagRepaired() async -> Int {
    await withCheckedContinuation { continuation in
      if isOn {
        continuation.resume(returning: 1)
      }
      note("still here")
      if !isOn {
        continuation.resume(returning: 0)  // ok: the opposite condition
      }
    }
  }

  func copyResumedRepaired(_ title: String) async -> Bool {
    await withCheckedContinuation { continuation in
      let waiter = continuation
      waiter.resume(returning: !title.isEmpty)
    }
  }

  func inTaskRepaired(_ title: String) async -> Bool {
    await withCheckedContinuation { continuation in
      Task {
        do {
          try check(title)
          continuation.resume(returning: true)
          note("resumed")
        } catch {
          continuation.resume(returning: false)  // ok: nothing throws after the resume above
        }
      }
    }
  }
}
