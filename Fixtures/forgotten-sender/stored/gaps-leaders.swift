// Known gap: the one who works for all others fails. What `defer` sets back counts as an end that others heed.

actor OneFlight {
  private var isBusy = false
  private var waiters: [CheckedContinuation<Int, any Error>] = []
  private let load: @Sendable () async throws -> Int

  init(load: @escaping @Sendable () async throws -> Int) { self.load = load }

  func value() async throws -> Int {
    if isBusy { return try await withCheckedThrowingContinuation { waiters.append($0) } }
    isBusy = true
    defer { isBusy = false }
    let value = try await load()  // todo-want: forgotten-sender "waiters"
    for waiter in waiters { waiter.resume(returning: value) }
    waiters = []
    return value
  }
}
