import Dispatch

// A completion handler that is called once.

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

  func missingReturnRepaired(_ title: String, completion: @escaping @Sendable (Track?) -> Void) {
    if !isOn {
      completion(nil)
      return
    }
    library.find(title) { track, _ in
      completion(track)  // ok: the branch above returns
    }
  }

  func missingReturnInCallbackRepaired(
    _ title: String, completion: @escaping @Sendable (Result<String, Error>) -> Void
  ) {
    library.find(title) { track, error in
      if let error {
        return completion(.failure(error))
      }
      guard let track else {
        completion(.failure(TrackError.missing))  // ok: the branch above returns
        return
      }
      completion(.success(track.title))
    }
  }

  func catchAfterCallRepaired(_ title: String, handler: @escaping (Bool) -> Void) {
    do {
      try check(title)
      handler(true)
    } catch {
      handler(false)  // ok: nothing throws after the call above
    }
  }

  func deferAndCallRepaired(_ title: String, callback: @escaping () -> Void) {
    defer { callback() }
    guard !title.isEmpty else {
      return  // ok: only the defer calls it
    }
    note(title)
  }

  func optionalTwiceRepaired(_ title: String, completion: ((Bool) -> Void)? = nil) {
    completion?(!title.isEmpty)
  }

  func queueAndCallRepaired(_ title: String, done: @escaping @Sendable () -> Void) {
    DispatchQueue.main.async {
      note(title)
      done()
    }
  }

  func helperAndCallRepaired(_ title: String, completion: @escaping @Sendable (Int) -> Void) {
    guard isOn else { return completion(0) }
    report(title, completion: completion)  // ok: the guard above returns
  }

  func secondRequestRepaired(_ title: String, completion: @escaping @Sendable (Track?) -> Void) {
    library.find(title) { track, error in
      guard error == nil else { return completion(nil) }
      library.find("encore") { track, _ in
        completion(track)  // ok: the guard above returns
      }
    }
  }

  func inLoopRepaired(_ titles: [String], completion: @escaping (String) -> Void) {
    note("\(titles.count)")
    for title in titles where title.count > 2 {
      completion(title)
      return  // ok: leaves after the first
    }
    completion("")
  }

  func forgottenAndTwiceRepaired(_ title: String) async -> Bool {
    await withCheckedContinuation { continuation in
      guard !title.isEmpty else { return continuation.resume(returning: false) }
      continuation.resume(returning: isOn)
    }
  }

  func handlerForgottenAndTwiceRepaired(_ title: String, completion: @escaping (Int) -> Void) {
    switch title.count {
    case 0:
      completion(0)
    case 1:
      completion(1)
    default:
      note(title)
      completion(title.count)
    }
  }  // ok: one call in each case

  func flagForgottenAndTwiceRepaired() async -> Int {
    await withCheckedContinuation { continuation in
      if isOn {
        continuation.resume(returning: 1)
      }
      if !isOn {
        continuation.resume(returning: 2)
      }
    }  // ok: one of the two conditions holds, and never both
  }

  func progressAndCompletion(
    _ titles: [String], progress: @escaping (Double) -> Void, completion: @escaping () -> Void
  ) {
    for index in titles.indices {
      progress(Double(index))  // ok: progress may be told many times
    }
    progress(1)
    completion()
  }

  func eachItem(_ titles: [String], update: (String) -> Void) {
    update("start")
    for title in titles { update(title) }  // ok: an update for each
  }

  private func report(_ title: String, completion: @escaping @Sendable (Int) -> Void) {
    completion(title.count)
  }
}
