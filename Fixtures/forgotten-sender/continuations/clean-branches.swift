import Foundation

// Every branch of the body and of the callback resumes once.

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

  func userWhenOnlineRepaired(_ id: Int) async -> User? {
    await withCheckedContinuation { continuation in
      guard isOnline else {
        continuation.resume(returning: nil)
        return  // ok: resumed just before
      }
      api.user(id: id) { user, _ in
        continuation.resume(returning: user)
      }
    }
  }

  func guardInCallbackRepaired(_ id: Int) async throws -> User {
    try await withCheckedThrowingContinuation { cont in
      api.user(id: id) { user, error in
        guard let user else {
          cont.resume(throwing: error ?? ClientError.empty)
          return  // ok: resumed just before
        }
        cont.resume(returning: user)
      }
    }
  }

  func ifLetWithoutElseRepaired(_ id: Int) async throws -> User {
    try await withCheckedThrowingContinuation { continuation in
      api.user(id: id) { user, _ in
        if let user {
          continuation.resume(returning: user)
        } else {
          continuation.resume(throwing: ClientError.empty)
        }
      }  // ok: both branches resume
    }
  }

  func missingElseInBodyRepaired(_ id: Int) async -> User? {
    await withCheckedContinuation { continuation in
      if isOnline {
        api.user(id: id) { user, _ in
          continuation.resume(returning: user)
        }
      } else {
        continuation.resume(returning: nil)
      }
    }  // ok: one branch resumes now, the other in its callback
  }

  func cacheHitRepaired(_ id: Int) async -> User? {
    await withCheckedContinuation { k in
      if let hit = cache[id] {
        note("hit for \(hit.name)")
        k.resume(returning: hit)
        return  // ok: resumed just before
      }
      api.user(id: id) { user, _ in k.resume(returning: user) }
    }
  }

  func bothNilRepaired(_ id: Int) async throws -> User {
    try await withCheckedThrowingContinuation { continuation in
      api.user(id: id) { user, error in
        if let error {
          continuation.resume(throwing: error)
        } else if let user {
          continuation.resume(returning: user)
        } else {
          continuation.resume(throwing: ClientError.empty)
        }
      }  // ok: the last else covers two nils
    }
  }

  func twoExitsRepaired(_ id: Int) async throws -> User {
    try await withCheckedThrowingContinuation { continuation in
      guard id > 0 else { return continuation.resume(throwing: ClientError.empty) }  // ok: returns by resuming
      api.user(id: id) { user, _ in
        guard let user else { return continuation.resume(throwing: ClientError.empty) }  // ok: returns by resuming
        continuation.resume(returning: user)
      }
    }
  }

  func errorIsLoggedRepaired(_ id: Int) async -> User? {
    await withCheckedContinuation { seal in
      api.user(id: id) { user, error in
        guard error == nil else {
          note("failed")
          seal.resume(returning: nil)
          return  // ok: resumed just before
        }
        seal.resume(returning: user)
      }
    }
  }

  func elseOnlyLogsRepaired() async -> Int {
    await withCheckedContinuation { continuation in
      api.ping { code in
        if code != 200 {
          note("status \(code)")
        }  // ok: falls through to the resume
        continuation.resume(returning: code)
      }
    }
  }

  func gapBetweenRangesRepaired() async throws -> Int {
    try await withCheckedThrowingContinuation { continuation in
      api.ping { code in
        if code < 400 {
          continuation.resume(returning: code)
        } else {
          continuation.resume(throwing: ClientError.server)
        }
      }  // ok: no code lies between the branches
    }
  }

  func innerElseMissingRepaired(_ id: Int) async throws -> Data {
    try await withCheckedThrowingContinuation { cc in
      api.user(id: id) { user, _ in
        guard let user else { return cc.resume(throwing: ClientError.empty) }
        api.avatar(of: user) { data in
          guard let data else { return cc.resume(throwing: ClientError.empty) }
          cc.resume(returning: data)
        }
      }  // ok: the inner callback resumes on both of its paths
    }
  }

  func emptyAnswerReturnsRepaired(_ user: User) async -> Data? {
    await withCheckedContinuation { continuation in
      api.avatar(of: user) { data in
        if let data, data.isEmpty {
          return continuation.resume(returning: nil)  // ok: returns by resuming
        }
        continuation.resume(returning: data)
      }
    }
  }

  func invalidAddressRepaired(_ text: String) async -> URL? {
    await withUnsafeContinuation { continuation in
      guard let url = URL(string: text), url.host != nil else {
        note("bad address \(text)")
        return continuation.resume(returning: nil)  // ok: returns by resuming
      }
      api.ping { _ in continuation.resume(returning: url) }
    }
  }

  func ternaryRepaired(_ id: Int) async -> Bool {
    await withCheckedContinuation { continuation in
      isOnline ? continuation.resume(returning: true) : continuation.resume(returning: false)  // ok: both sides resume
    }
  }
}
