import Foundation

/// The first one asks for the token, and the others wait for it.
actor Tokens {
  private var isRefreshing = false
  private var waiters: [CheckedContinuation<String, any Error>] = []
  private let refresh: @Sendable () async throws -> String

  init(_ refresh: @escaping @Sendable () async throws -> String) { self.refresh = refresh }

  func token() async throws -> String {
    if isRefreshing {
      return try await withCheckedThrowingContinuation { waiters.append($0) }
    }
    isRefreshing = true
    let token = try await refresh()  // want: undrained-waiters "this 'try', when it throws, leaves 'isRefreshing' set: nobody is left to take what waits in 'waiters' from line 13"
    isRefreshing = false
    for waiter in waiters { waiter.resume(returning: token) }
    waiters = []
    return token
  }
}

/// One load for each key; an entry tells that it is under way.
actor Pages<Key: Hashable & Sendable> {
  private var loading: [Key: [CheckedContinuation<Data, any Error>]] = [:]

  func page(_ key: Key, _ load: @Sendable (Key) async throws -> Data) async throws -> Data {
    if loading[key] != nil {
      return try await withCheckedThrowingContinuation { loading[key]?.append($0) }
    }
    loading[key] = []
    let page = try await load(key)  // want: undrained-waiters "leaves the entry in 'loading' where others wait from line 30"
    for waiter in loading.removeValue(forKey: key) ?? [] { waiter.resume(returning: page) }
    return page
  }
}

/// The first one comes back with nothing, and leaves the others.
actor Names {
  private var isAsking = false
  private var waiters: [CheckedContinuation<String, Never>] = []

  func name(_ ask: @Sendable () async -> String?) async -> String? {
    if isAsking { return await wait() }
    isAsking = true
    guard let name = await ask() else { return nil }  // want: undrained-waiters "this return leaves 'isAsking' set"
    finish(name)
    return name
  }

  private func wait() async -> String {
    guard isAsking else { return "" }
    return await withCheckedContinuation { waiters.append($0) }
  }

  private func finish(_ name: String) {
    isAsking = false
    for waiter in waiters { waiter.resume(returning: name) }
    waiters.removeAll()
  }
}

/// The work has a method of its own, which leaves the mark set where it fails. Whoever has it done asks for the mark.
actor Sizes {
  private var isMeasuring = false
  private var waiters: [CheckedContinuation<Int, any Error>] = []

  func size(_ measure: @Sendable () async throws -> Int) async throws -> Int {
    if isMeasuring { return try await withCheckedThrowingContinuation { waiters.append($0) } }
    return try await measured(measure)
  }

  private func measured(_ measure: @Sendable () async throws -> Int) async throws -> Int {
    isMeasuring = true
    let size = try await measure()  // want: undrained-waiters "leaves 'isMeasuring' set"
    for waiter in waiters { waiter.resume(returning: size) }
    waiters = []
    isMeasuring = false
    return size
  }
}
