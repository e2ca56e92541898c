struct Meter: Sendable {
  func debugBuildsOnly() async -> Int {
    await withCheckedContinuation { continuation in
      #if DEBUG
        continuation.resume(returning: 1)
      #endif
    }  // want: forgotten-sender "continuation"
  }
}
