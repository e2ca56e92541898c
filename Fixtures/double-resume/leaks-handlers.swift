import Dispatch

// A once-only completion handler that is called a second time, and obligations with a finding of each kind.

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

  func missingReturn(_ title: String, completion: @escaping @Sendable (Track?) -> Void) {
    if !isOn {
      completion(nil)
    }
    library.find(title) { track, _ in
      completion(track)  // want: double-resume "completion"
    }
  }

  func missingReturnInCallback(_ title: String, completion: @escaping @Sendable (Result<String, Error>) -> Void) {
    library.find(title) { track, error in
      if let error {
        completion(.failure(error))
      }
      guard let track else {
        completion(.failure(TrackError.missing))  // want: double-resume "completion"
        return
      }
      completion(.success(track.title))
    }
  }

  func catchAfterCall(_ title: String, handler: @escaping (Bool) -> Void) {
    do {
      handler(true)
      try check(title)
    } catch {
      handler(false)  // want: double-resume "handler"
    }
  }

  func deferAndCall(_ title: String, completion: @escaping () -> Void) {
    defer { completion() }  // want: double-resume "completion"
    guard !title.isEmpty else {
      completion()
      return
    }
    note(title)
  }

  func optionalTwice(_ title: String, completion: ((Bool) -> Void)? = nil) {
    if title.isEmpty {
      completion?(false)
    }
    completion?(true)  // want: double-resume "completion"
  }

  func queueAndCall(_ title: String, done: @escaping @Sendable () -> Void) {
    DispatchQueue.main.async { done() }
    note(title)
    done()  // want: double-resume "done"
  }

  func helperAndCall(_ title: String, completion: @escaping @Sendable (Int) -> Void) {
    report(title, completion: completion)
    completion(0)  // want: double-resume "completion"
  }

  func secondRequest(_ title: String, completion: @escaping @Sendable (Track?) -> Void) {
    library.find(title) { track, error in
      if error != nil {
        completion(nil)
      }
      library.find("encore") { track, _ in
        completion(track)  // want: double-resume "completion"
      }
    }
  }

  func inLoop(_ titles: [String], completion: @escaping (String) -> Void) {
    note("\(titles.count)")
    for title in titles {  // want: forgotten-sender "completion"
      completion(title)  // want: double-resume "completion"
    }
  }

  func forgottenAndTwice(_ title: String) async -> Bool {
    await withCheckedContinuation { continuation in
      guard !title.isEmpty else { return }  // want: forgotten-sender "continuation"
      if isOn {
        continuation.resume(returning: true)
      }
      continuation.resume(returning: false)  // want: double-resume "continuation"
    }
  }

  func handlerForgottenAndTwice(_ title: String, completion: @escaping (Int) -> Void) {
    switch title.count {
    case 0:
      return  // want: forgotten-sender "completion"
    case 1:
      completion(1)
    default:
      note(title)
    }
    completion(title.count)  // want: double-resume "completion"
  }

  func flagForgottenAndTwice() async -> Int {
    await withCheckedContinuation { continuation in
      if isOn {
        continuation.resume(returning: 1)
      }
      if isOn {
        continuation.resume(returning: 2)  // want: double-resume "continuation"
      }
    }  // want: forgotten-sender "continuation"
  }

  private func report(_ title: String, completion: @escaping @Sendable (Int) -> Void) {
    completion(title.count)
  }
}
