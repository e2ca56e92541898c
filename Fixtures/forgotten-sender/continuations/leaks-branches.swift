import Foundation

// A branch of the body, or of the callback, that resumes nothing.

struct User: Sendable {
  let id: Int
  let name: String
}

enum ClientError: Error {
  case offline, empty, server
}

protocol UserAPI: Sendable {
  func user(id: Int, completion: @escaping @Sendable (User?, Error?) -> Void)
  func avatar(of user: User, completion: @escaping @Sendable (Data?) -> Void)
  func ping(completion: @escaping @Sendable (Int) -> Void)
}

func note(_ message: String) {
  print(message)
}

struct UserClient: Sendable {
  let api: any UserAPI
  let isOnline: Bool
  let cache: [Int: User]

  func userWhenOnline(_ id: Int) async -> User? {
    await withCheckedContinuation { continuation in
      guard isOnline else { return }  // want: forgotten-sender "continuation"
      api.user(id: id) { user, _ in
        continuation.resume(returning: user)
      }
    }
  }

  func guardInCallback(_ id: Int) async -> User {
    await withCheckedContinuation { cont in
      api.user(id: id) { user, error in
        guard let user else {
          note("no user: \(String(describing: error))")
          return  // want: forgotten-sender "cont"
        }
        cont.resume(returning: user)
      }
    }
  }

  func ifLetWithoutElse(_ id: Int) async -> User {
    await withCheckedContinuation { continuation in
      api.user(id: id) { user, _ in
        if let user {
          continuation.resume(returning: user)
        }
      }  // want: forgotten-sender "continuation"
    }
  }

  func missingElseInBody(_ id: Int) async -> User? {
    await withCheckedContinuation { continuation in
      if isOnline {
        api.user(id: id) { user, _ in
          continuation.resume(returning: user)
        }
      }
    }  // want: forgotten-sender "continuation"
  }

  func cacheHit(_ id: Int) async -> User? {
    await withCheckedContinuation { k in
      if let hit = cache[id] {
        note("hit for \(hit.name)")
        return  // want: forgotten-sender "k"
      }
      api.user(id: id) { user, _ in k.resume(returning: user) }
    }
  }

  func bothNil(_ id: Int) async throws -> User {
    try await withCheckedThrowingContinuation { continuation in
      api.user(id: id) { user, error in
        if let error {
          continuation.resume(throwing: error)
        } else if let user {
          continuation.resume(returning: user)
        }
      }  // want: forgotten-sender "continuation"
    }
  }

  func twoExits(_ id: Int) async -> User {
    await withCheckedContinuation { continuation in
      guard id > 0 else { return }  // want: forgotten-sender "continuation"
      api.user(id: id) { user, _ in
        guard let user else { return }  // via: forgotten-sender "continuation"
        continuation.resume(returning: user)
      }
    }
  }

  func errorIsLogged(_ id: Int) async -> User? {
    await withCheckedContinuation { seal in
      api.user(id: id) { user, error in
        guard error == nil else {
          note("failed")
          return  // want: forgotten-sender "seal"
        }
        seal.resume(returning: user)
      }
    }
  }

  func elseOnlyLogs() async -> Int {
    await withCheckedContinuation { continuation in
      api.ping { code in
        if code == 200 {
          continuation.resume(returning: code)
        } else {
          note("status \(code)")
        }
      }  // want: forgotten-sender "continuation"
    }
  }

  func gapBetweenRanges() async throws -> Int {
    try await withCheckedThrowingContinuation { continuation in
      api.ping { code in
        if code < 300 {
          continuation.resume(returning: code)
        } else if code >= 400 {
          continuation.resume(throwing: ClientError.server)
        }
      }  // want: forgotten-sender "continuation"
    }
  }

  func innerElseMissing(_ id: Int) async throws -> Data {
    try await withCheckedThrowingContinuation { cc in
      api.user(id: id) { user, _ in
        if let user {
          api.avatar(of: user) { data in
            if let data {
              cc.resume(returning: data)
            }
          }  // want: forgotten-sender "cc"
        } else {
          cc.resume(throwing: ClientError.empty)
        }
      }
    }
  }

  func emptyAnswerReturns(_ user: User) async -> Data? {
    await withCheckedContinuation { continuation in
      api.avatar(of: user) { data in
        if let data, data.isEmpty {
          return  // want: forgotten-sender "continuation"
        }
        continuation.resume(returning: data)
      }
    }
  }

  func invalidAddress(_ text: String) async -> URL? {
    await withUnsafeContinuation { continuation in
      guard let url = URL(string: text), url.host != nil else {
        return note("bad address \(text)")  // want: forgotten-sender "continuation"
      }
      api.ping { _ in continuation.resume(returning: url) }
    }
  }

  func ternary(_ id: Int) async -> Bool {
    await withCheckedContinuation { continuation in
      isOnline ? continuation.resume(returning: true) : note("offline, \(id) skipped")
    }  // want: forgotten-sender "continuation"
  }
}
