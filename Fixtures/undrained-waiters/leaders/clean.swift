import Foundation

actor TokensRepaired {
  private var isRefreshing = false
  private var waiters: [CheckedContinuation<String, any Error>] = []
  private let refresh: @Sendable () async throws -> String

  init(_ refresh: @escaping @Sendable () async throws -> String) { self.refresh = refresh }

  func tokenRepaired() async throws -> String {
    if isRefreshing {
      return try await withCheckedThrowingContinuation { waiters.append($0) }
    }
    isRefreshing = true
    let result: Result<String, any Error>
    do { result = .success(try await refresh()) } catch { result = .failure(error) }
    isRefreshing = false
    for waiter in waiters { waiter.resume(with: result) }
    waiters = []
    return try result.get()
  }
}

actor PagesRepaired<Key: Hashable & Sendable> {
  private var loading: [Key: [CheckedContinuation<Data, any Error>]] = [:]

  func pageRepaired(_ key: Key, _ load: @Sendable (Key) async throws -> Data) async throws -> Data {
    if loading[key] != nil {
      return try await withCheckedThrowingContinuation { loading[key]?.append($0) }
    }
    loading[key] = []
    do {
      let page = try await load(key)
      for waiter in loading.removeValue(forKey: key) ?? [] { waiter.resume(returning: page) }
      return page
    } catch {
      for waiter in loading.removeValue(forKey: key) ?? [] { waiter.resume(throwing: error) }
      throw error
    }
  }
}

actor NamesRepaired {
  private var isAsking = false
  private var waiters: [CheckedContinuation<String?, Never>] = []

  func nameRepaired(_ ask: @Sendable () async -> String?) async -> String? {
    if isAsking { return await wait() }
    isAsking = true
    let name = await ask()
    finish(name)
    return name
  }

  private func wait() async -> String? {
    guard isAsking else { return nil }
    return await withCheckedContinuation { waiters.append($0) }
  }

  private func finish(_ name: String?) {
    isAsking = false
    for waiter in waiters { waiter.resume(returning: name) }
    waiters.removeAll()
  }
}

/// The mark is taken back whatever happens, and the next one looks after those who wait.
actor Batches {
  private var isSending = false
  private var waiters: [CheckedContinuation<Int, Never>] = []

  func send(_ work: @Sendable () async throws -> Int) async throws -> Int {
    if isSending { return await withCheckedContinuation { waiters.append($0) } }
    isSending = true
    defer { isSending = false }
    let count = try await work()  // ok: whoever comes next works again, and resumes all
    for waiter in waiters { waiter.resume(returning: count) }
    waiters.removeAll()
    return count
  }
}

/// Somebody else takes the mark back.
actor Polls {
  private var isPolling = false
  private var waiters: [CheckedContinuation<Int, Never>] = []

  func poll(_ work: @Sendable () async throws -> Int) async throws -> Int {
    if isPolling { return await withCheckedContinuation { waiters.append($0) } }
    isPolling = true
    let count = try await work()  // ok: `reset` lets another one work
    isPolling = false
    for waiter in waiters { waiter.resume(returning: count) }
    waiters.removeAll()
    return count
  }

  func reset() { isPolling = false }
}

actor SizesRepaired {
  private var isMeasuring = false
  private var waiters: [CheckedContinuation<Int, any Error>] = []

  func size(_ measure: @Sendable () async throws -> Int) async throws -> Int {
    if isMeasuring { return try await withCheckedThrowingContinuation { waiters.append($0) } }
    return try await measuredRepaired(measure)
  }

  private func measuredRepaired(_ measure: @Sendable () async throws -> Int) async throws -> Int {
    isMeasuring = true
    let result: Result<Int, any Error>
    do { result = .success(try await measure()) } catch { result = .failure(error) }
    for waiter in waiters { waiter.resume(with: result) }
    waiters = []
    isMeasuring = false
    return try result.get()
  }
}

/// Whoever has the work done takes the mark back, whatever becomes of it.
actor Widths {
  private var isMeasuring = false
  private var waiters: [CheckedContinuation<Int, any Error>] = []

  func width(_ measure: @Sendable () async throws -> Int) async throws -> Int {
    if isMeasuring { return try await withCheckedThrowingContinuation { waiters.append($0) } }
    defer { isMeasuring = false }
    return try await measured(measure)
  }

  private func measured(_ measure: @Sendable () async throws -> Int) async throws -> Int {
    isMeasuring = true
    let width = try await measure()  // ok: whoever comes next works again, and resumes all
    for waiter in waiters { waiter.resume(returning: width) }
    waiters = []
    return width
  }
}
