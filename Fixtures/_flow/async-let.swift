// The initial value of an async let runs as a body of its own; leaving its scope ends it.
func both(load: @Sendable (Int) async throws -> Int, isReady: Bool) async throws -> Int {
  async let first = load(1)
  async let second = load(2)
  guard isReady else { return 0 }
  let sum = try await first + second
  return sum
}

func tuple(load: @Sendable () async -> (Int, Int)) async -> Int {
  if true {
    async let (a, b) = load()
    _ = await a
  }
  return 1
}
